import { tabStorage } from './operator-storage.ts';

/** Which row of a list was opened last, kept for the tab: whoever comes back goes on from there. */

const nameOf = (listAddress: string) => `opened.${listAddress}`;

/** @param operator the subject of the operator */
export const rememberOpened = (operator: string, listAddress: string, id: string): void =>
  tabStorage.write(operator, nameOf(listAddress), id);

/** The row, once: coming back a second time is not coming from it. */
export function takeOpened(operator: string, listAddress: string): string | undefined {
  const id = tabStorage.read(operator, nameOf(listAddress));
  tabStorage.remove(operator, nameOf(listAddress));
  return id;
}
