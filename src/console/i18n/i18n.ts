import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';

import { en } from './en/en.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof en };
  }
}

/** Sets the language of the page. Catalogues are one folder per language, one file per area; keys are typed. */
export function initI18n(): void {
  void i18next.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    resources: { en: { translation: en } },
    // React escapes; twice would show entities.
    interpolation: { escapeValue: false },
    initAsync: false,
  });
}
