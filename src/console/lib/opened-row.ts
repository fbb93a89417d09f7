/** Which row of a list was opened last, kept for the tab: whoever comes back goes on from there. */

const keyOf = (listAddress: string) => `opened:${listAddress}`;

export const rememberOpened = (listAddress: string, id: string): void => sessionStorage.setItem(keyOf(listAddress), id);

/** The row, once: coming back a second time is not coming from it. */
export function takeOpened(listAddress: string): string | null {
  const id = sessionStorage.getItem(keyOf(listAddress));
  sessionStorage.removeItem(keyOf(listAddress));
  return id;
}
