import { useLocalStorage } from '@mantine/hooks';

/**
 * Everything that is kept in the browser goes through here (and use-browser-storage.ts, save-preferences.ts). What may say
 * something about users belongs to one operator and is forgotten when they sign out, or when another operator comes.
 * Preferences say nothing about users and stay.
 */

const ownPrefix = 'usher.operator.';

export const ownKey = (operator: string, name: string) => `${ownPrefix}${encodeURIComponent(operator)}/${name}`;

type Kept = {
  /** @param operator the operator's subject */
  read: (operator: string, name: string) => string | undefined;
  write: (operator: string, name: string, text: string) => void;
  remove: (operator: string, name: string) => void;
};

const storageIn = (storage: () => Storage): Kept => ({
  read: (operator, name) => storage().getItem(ownKey(operator, name)) ?? undefined,
  write: (operator, name, text) => storage().setItem(ownKey(operator, name), text),
  remove: (operator, name) => storage().removeItem(ownKey(operator, name)),
});

/** Until the tab is closed. */
export const tabStorage = storageIn(() => sessionStorage);

export const browserStorage = storageIn(() => localStorage);

/** Names of preferences, and where they are kept; Mantine keeps the color scheme itself (and index.html reads it). */
export const preferenceKeys = {
  colorScheme: 'mantine-color-scheme-value',
  phoneCountry: 'usher.phone-country',
  singleKeyShortcuts: 'usher.single-key-shortcuts',
} as const;

export const usePreference = <T>(name: keyof typeof preferenceKeys, defaultValue: T) =>
  useLocalStorage<T>({ key: preferenceKeys[name], defaultValue, getInitialValueInEffect: false });

/** Forgets what other operators left, whose sessions ended without a sign-out. */
export function removeOtherOperatorsData(operator: string): void {
  const own = ownKey(operator, '');
  for (const storage of [localStorage, sessionStorage]) {
    for (const key of Object.keys(storage)) {
      if (key.startsWith(ownPrefix) && !key.startsWith(own)) storage.removeItem(key);
    }
  }
}
