import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';

import { first } from './en/first.ts';
import type { rest } from './en/rest.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof first & typeof rest };
  }
}

/**
 * Initializes i18next. Catalogs are one folder per language, one file per feature; keys are typed. The texts of the users
 * list load first; {@link loadTexts} loads the others.
 */
export function initI18n(): void {
  void i18next.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    resources: { en: { translation: first } },
    // React escapes HTML. This keeps values such as names from reordering the sentence or hiding characters.
    interpolation: { escapeValue: true, escape: (text) => insertable(text) },
    initAsync: false,
  });
}

/** Replaced when the texts that name users in sentences are loaded. */
let insertable = (text: string): string => text;

let loaded: Promise<void> | undefined;

/** Loads the texts of all other pages. A failure is not cached, so the next page retries. */
export function loadTexts(): Promise<void> {
  loaded ??= addRest().catch((error: unknown) => {
    loaded = undefined;
    throw error;
  });
  return loaded;
}

async function addRest(): Promise<void> {
  const [{ rest }, names] = await Promise.all([import('./en/rest.ts'), import('#console/lib/insertable.ts')]);
  insertable = names.insertable;
  i18next.addResourceBundle('en', 'translation', rest, true);
}
