import * as z from 'zod/mini';

const mostRecent = 8;
const prefix = 'usher.recent.';
const keyFor = (operator: string) => prefix + operator;
const ids = z.catch(z.array(z.string().check(z.regex(/^[0-9a-z]{12}$/))), []);

/**
 * The IDs of the people that an operator opened, the last first. Nothing else about them is kept in the browser.
 *
 * @param operator the subject of the operator: whoever signs in next sees nothing of it
 */
export function readRecentPeople(operator: string): string[] {
  try {
    return ids.parse(JSON.parse(localStorage.getItem(keyFor(operator)) ?? '[]'));
  } catch {
    return [];
  }
}

/** Puts `id` first. What others opened, whose sessions ended without a sign-out, is forgotten. */
export function rememberPerson(id: string, operator: string): void {
  const recent = [id, ...readRecentPeople(operator).filter((other) => other !== id)].slice(0, mostRecent);
  forgetRecentPeople();
  localStorage.setItem(keyFor(operator), JSON.stringify(recent));
}

/** Those of every operator of this browser. */
export function forgetRecentPeople(): void {
  for (const key of Object.keys(localStorage)) if (key.startsWith(prefix)) localStorage.removeItem(key);
}
