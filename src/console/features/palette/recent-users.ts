import * as z from 'zod/mini';

import { browserStorage } from '#console/lib/operator-storage.ts';

const maxRecent = 8;
const name = 'recent';
const ids = z.catch(z.array(z.string().check(z.regex(/^[0-9a-z]{12}$/))), []);

/**
 * Returns the IDs of the users that an operator opened, latest first. The browser stores nothing else about them.
 *
 * @param operator subject of the operator, so that others who sign in do not see the IDs
 */
export function readRecentUsers(operator: string): string[] {
  try {
    return ids.parse(JSON.parse(browserStorage.read(operator, name) ?? '[]'));
  } catch {
    return [];
  }
}

/** Adds `id` as the latest. */
export function rememberRecentUser(id: string, operator: string): void {
  const recent = [id, ...readRecentUsers(operator).filter((other) => other !== id)].slice(0, maxRecent);
  browserStorage.write(operator, name, JSON.stringify(recent));
}
