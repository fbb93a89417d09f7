import { useLocalStorage } from '@mantine/hooks';

/**
 * All access to browser storage (with saved-searches.ts and save-preferences.ts). Data about users belongs to one
 * operator and is removed when they sign out or another operator signs in. Preferences contain no user data and stay.
 */

const ownPrefix = 'usher.operator.';

export const ownKey = (operator: string, name: string) => `${ownPrefix}${encodeURIComponent(operator)}/${name}`;

type OperatorStorage = {
  /** @param operator subject of the operator */
  read: (operator: string, name: string) => string | undefined;
  write: (operator: string, name: string, text: string) => void;
  remove: (operator: string, name: string) => void;
};

const storageIn = (storage: () => Storage): OperatorStorage => ({
  read: (operator, name) => storage().getItem(ownKey(operator, name)) ?? undefined,
  write: (operator, name, text) => storage().setItem(ownKey(operator, name), text),
  remove: (operator, name) => storage().removeItem(ownKey(operator, name)),
});

/** Storage until the tab is closed. */
export const tabStorage = storageIn(() => sessionStorage);

export const browserStorage = storageIn(() => localStorage);

/** Storage keys of preferences. index.html reads color scheme and language; Mantine writes the color scheme. */
export const preferenceKeys = {
  colorScheme: 'mantine-color-scheme-value',
  language: 'usher.language',
  timesInUtc: 'usher.times-in-utc',
  phoneCountry: 'usher.phone-country',
  singleKeyShortcuts: 'usher.single-key-shortcuts',
  importMappings: 'usher.import-mappings',
  export: 'usher.export',
  exportActivity: 'usher.export-activity',
  exportJobRows: 'usher.export-job-rows',
} as const;

/** Returns a preference as stored; null if it is not set, or if the browser refuses its storage. */
export function readPreference(name: keyof typeof preferenceKeys): string | null {
  try {
    return localStorage.getItem(preferenceKeys[name]);
  } catch {
    return null;
  }
}

/** Stores a preference. If the browser refuses its storage, the preference holds until the page is reloaded. */
export function writePreference(name: keyof typeof preferenceKeys, value: string): void {
  try {
    localStorage.setItem(preferenceKeys[name], value);
  } catch {
    // The operator has what they chose; only the next visit begins without it.
  }
}

export const usePreference = <T>(name: keyof typeof preferenceKeys, defaultValue: T) =>
  useLocalStorage<T>({ key: preferenceKeys[name], defaultValue, getInitialValueInEffect: false });

/** Removes data of other operators whose sessions ended without a sign-out. */
export function removeOtherOperatorsData(operator: string): void {
  const own = ownKey(operator, '');
  for (const storage of [localStorage, sessionStorage]) {
    for (const key of Object.keys(storage)) {
      if (key.startsWith(ownPrefix) && !key.startsWith(own)) storage.removeItem(key);
    }
  }
}
