import { tabStorage } from '#console/lib/operator-storage.ts';

/**
 * Pasted lists are personal data, so they must not appear in URLs. They are in session storage until the tab closes or
 * the operator signs out; URLs contain only their keys.
 */
const nameOf = (key: string) => `list.${key}`;

/**
 * Stores `text` and returns its key.
 *
 * @param operator the subject of the operator
 */
export function storeList(text: string, operator: string): string {
  const key = crypto.randomUUID();
  tabStorage.write(operator, nameOf(key), text);
  return key;
}

/** Returns the list that the operator stored under `key`, if it still exists. */
export const readStoredList = (key: string, operator: string): string | undefined =>
  tabStorage.read(operator, nameOf(key));
