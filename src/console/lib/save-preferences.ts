import { preferenceKeys } from './operator-storage.ts';

/**
 * Reads the preferences before the operator signs out: the answer to that clears the browser's storage.
 *
 * @returns writes them back, and nothing else is kept
 */
export function savePreferences(): () => void {
  const saved = Object.values(preferenceKeys).map((key) => [key, localStorage.getItem(key)] as const);
  return () => {
    sessionStorage.clear();
    localStorage.clear();
    for (const [key, value] of saved) if (value !== null) localStorage.setItem(key, value);
  };
}
