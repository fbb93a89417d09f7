import * as z from 'zod/mini';

import { browserStorage } from '#console/lib/operator-storage.ts';

const mostRecent = 8;
const name = 'recent';
const ids = z.catch(z.array(z.string().check(z.regex(/^[0-9a-z]{12}$/))), []);

/**
 * The IDs of the people that an operator opened, the last first. Nothing else about them is kept in the browser.
 *
 * @param operator the subject of the operator: whoever signs in next sees nothing of it
 */
export function readRecentUsers(operator: string): string[] {
  try {
    return ids.parse(JSON.parse(browserStorage.read(operator, name) ?? '[]'));
  } catch {
    return [];
  }
}

/** Puts `id` first. */
export function rememberRecentUser(id: string, operator: string): void {
  const recent = [id, ...readRecentUsers(operator).filter((other) => other !== id)].slice(0, mostRecent);
  browserStorage.write(operator, name, JSON.stringify(recent));
}
