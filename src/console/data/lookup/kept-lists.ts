/**
 * Pasted lists are personal data: they never stand in an address. The tab keeps them until it is closed or the operator signs
 * out, each under a key that may stand in one.
 */
const prefix = 'usher.list.';

/** Keeps `text`; the answer is its key. */
export function keepList(text: string): string {
  const key = crypto.randomUUID();
  sessionStorage.setItem(prefix + key, text);
  return key;
}

/** The list kept under `key`, if there still is one. */
export const readKeptList = (key: string): string | undefined => sessionStorage.getItem(prefix + key) ?? undefined;

/** For signing out. */
export function forgetKeptLists(): void {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(prefix)) sessionStorage.removeItem(key);
}
