import { preferenceKeys } from './operator-storage.ts';

/**
 * Reads the preferences before the operator signs out, as the sign-out response clears browser storage.
 *
 * @returns a function that clears browser storage and writes the preferences back
 */
export function savePreferences(): () => void {
  const saved = Object.values(preferenceKeys).map((key) => [key, localStorage.getItem(key)] as const);
  return () => {
    sessionStorage.clear();
    localStorage.clear();
    for (const [key, value] of saved) if (value !== null) localStorage.setItem(key, value);
  };
}
