import i18next from 'i18next';

import { writePreference } from '#console/lib/operator-storage.ts';
import type { Language } from '#contract/languages.ts';

import { addTexts, describeDocument, languageTexts, loadNamespace, needed } from './index.ts';

/**
 * Shows the interface in another language and remembers it in this browser. The page and everything entered stay.
 *
 * @throws if the texts can't be loaded; then the language stays
 */
export async function changeLanguage(language: Language): Promise<void> {
  const { first } = await languageTexts[language]();
  await addTexts(language, first);
  // A page that is opened meanwhile can need more.
  for (let count = -1; count !== needed.size;) {
    count = needed.size;
    await Promise.all([...needed].map((name) => loadNamespace(language, name)));
  }
  await i18next.changeLanguage(language);
  describeDocument(language);
  writePreference('language', language);
}
