import { tabStorage } from './operator-storage.ts';

/** Stores the last opened row of a list in the tab, so that the focus can return to it. */

const nameOf = (listAddress: string) => `opened.${listAddress}`;

/** @param operator subject of the operator */
export const rememberOpened = (operator: string, listAddress: string, id: string): void =>
  tabStorage.write(operator, nameOf(listAddress), id);

/** Returns and removes the stored row, so that it is focused only once. */
export function takeOpened(operator: string, listAddress: string): string | undefined {
  const id = tabStorage.read(operator, nameOf(listAddress));
  tabStorage.remove(operator, nameOf(listAddress));
  return id;
}
