import i18next, { type TFunction } from 'i18next';

import { en } from '#console/i18n/en/index.ts';
import type { LanguageTexts } from '#console/i18n/index.ts';
import { ja } from '#console/i18n/ja/index.ts';
import { zhCN } from '#console/i18n/zh-CN/index.ts';
import type { Language } from '#contract/languages.ts';

const languages: Record<Language, LanguageTexts> = { en, 'zh-CN': zhCN, ja };

/** Returns the console's texts in a language, as `t` does there. */
export async function textsIn(language: Language): Promise<TFunction> {
  const { first, shared, lazy } = languages[language];
  const parts = [first, await shared(), ...(await Promise.all(Object.values(lazy).map((load) => load())))];
  const instance = i18next.createInstance();
  await instance.init({ lng: language, fallbackLng: false, nsSeparator: '.', interpolation: { escapeValue: false } });
  for (const [name, texts] of parts.flatMap((part) => Object.entries(part)))
    instance.addResourceBundle(language, name, texts, true);
  return instance.t;
}
