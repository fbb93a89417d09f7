import { useLocalStorage } from '@mantine/hooks';

/**
 * The only place that keeps something in the browser. What may say something about users belongs to one operator and is
 * forgotten when they sign out, or when another operator comes. Preferences say nothing about users and stay.
 */

const ownPrefix = 'usher.operator.';

const ownKey = (operator: string, name: string) => `${ownPrefix}${encodeURIComponent(operator)}/${name}`;

type Kept = {
  /** @param operator the operator's subject */
  read: (operator: string, name: string) => string | undefined;
  write: (operator: string, name: string, text: string) => void;
  remove: (operator: string, name: string) => void;
};

const keptIn = (storage: () => Storage): Kept => ({
  read: (operator, name) => storage().getItem(ownKey(operator, name)) ?? undefined,
  write: (operator, name, text) => storage().setItem(ownKey(operator, name), text),
  remove: (operator, name) => storage().removeItem(ownKey(operator, name)),
});

/** Until the tab is closed. */
export const keptInTab = keptIn(() => sessionStorage);

export const keptInBrowser = keptIn(() => localStorage);

type Options<T> = { name: string; defaultValue: T; deserialize: (text: string | undefined) => T };

/** As {@link keptInBrowser}, as a state that all components and tabs share. */
export const useKeptInBrowser = <T>(operator: string, { name, ...options }: Options<T>) =>
  useLocalStorage<T>({ ...options, key: ownKey(operator, name), getInitialValueInEffect: false });

/** Names of preferences, and where they are kept; Mantine keeps the color scheme itself (and index.html reads it). */
const preferenceKeys = {
  colorScheme: 'mantine-color-scheme-value',
  phoneCountry: 'usher.phone-country',
  singleKeyShortcuts: 'usher.single-key-shortcuts',
} as const;

export const usePreference = <T>(name: keyof typeof preferenceKeys, defaultValue: T) =>
  useLocalStorage<T>({ key: preferenceKeys[name], defaultValue, getInitialValueInEffect: false });

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

/** Forgets what other operators left, whose sessions ended without a sign-out. */
export function forgetOthers(operator: string): void {
  const own = ownKey(operator, '');
  for (const storage of [localStorage, sessionStorage]) {
    for (const key of Object.keys(storage)) {
      if (key.startsWith(ownPrefix) && !key.startsWith(own)) storage.removeItem(key);
    }
  }
}
