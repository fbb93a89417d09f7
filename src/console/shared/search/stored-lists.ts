import { tabStorage } from '#console/lib/operator-storage.ts';

/**
 * Pasted lists are personal data: they never stand in an address. The tab keeps them until it is closed or the operator signs
 * out, each under a key that may stand in one.
 */
const nameOf = (key: string) => `list.${key}`;

/**
 * Keeps `text`; the answer is its key.
 *
 * @param operator the subject of the operator
 */
export function storeList(text: string, operator: string): string {
  const key = crypto.randomUUID();
  tabStorage.write(operator, nameOf(key), text);
  return key;
}

/** The list that the operator kept under `key`, if there still is one. */
export const readStoredList = (key: string, operator: string): string | undefined =>
  tabStorage.read(operator, nameOf(key));
