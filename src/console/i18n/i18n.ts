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
 * Sets the language of the page. Catalogues are one folder per language, one file per area; keys are typed. What the list
 * of users needs is there at once; the rest comes by {@link loadTexts}.
 */
export function initI18n(): void {
  void i18next.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    resources: { en: { translation: first } },
    // React escapes HTML. Values such as names must not reorder the sentence they stand in, nor hide a character.
    interpolation: { escapeValue: true, escape: (text) => insertable(text) },
    initAsync: false,
  });
}

/** Loaded with the texts that name users in sentences. */
let insertable = (text: string): string => text;

let loaded: Promise<void> | undefined;

/** Loads what pages other than the list say. A failure is forgotten, so that the next page tries again. */
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
