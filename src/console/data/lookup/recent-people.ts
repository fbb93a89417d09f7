import * as z from 'zod/mini';

/** Operators cannot be told apart before they sign in. */
export const onlyOperator = 'operator';

const mostRecent = 8;
const keyFor = (operator: string) => `usher.recent.${operator}`;
const ids = z.catch(z.array(z.string().check(z.regex(/^[0-9a-z]{12}$/))), []);

/** The IDs of the people that `operator` opened, the last first. Nothing else about them is kept in the browser. */
export function readRecentPeople(operator: string = onlyOperator): string[] {
  try {
    return ids.parse(JSON.parse(localStorage.getItem(keyFor(operator)) ?? '[]'));
  } catch {
    return [];
  }
}

/** Puts `id` first. */
export function rememberPerson(id: string, operator: string = onlyOperator): void {
  const recent = [id, ...readRecentPeople(operator).filter((other) => other !== id)].slice(0, mostRecent);
  localStorage.setItem(keyFor(operator), JSON.stringify(recent));
}

/** For signing out. */
export const forgetRecentPeople = (operator: string = onlyOperator): void => localStorage.removeItem(keyFor(operator));
