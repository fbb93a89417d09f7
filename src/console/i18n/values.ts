import i18next from 'i18next';

import { localeFor } from '#console/lib/format-date.ts';
import { insertable as safe } from '#console/lib/insertable.ts';

import { joined, markValue } from './spacing.ts';

/** Values in sentences. The texts of the first page have none that need it. */

/** Makes a value safe to insert, and marks its ends in the languages that write without spaces. */
export const insertable = (text: string): string =>
  i18next.language.startsWith('en') ? safe(text) : markValue(safe(text));

/** Adds the format of `{{names, list}}`, and removes the marks from sentences. */
export function addToI18next(): void {
  i18next.use({ type: 'postProcessor', name: 'spacing', process: (sentence: string) => joined(sentence) });
  i18next.options.postProcess = 'spacing';
  i18next.services.formatter?.addCached('list', (_language, options) => {
    // Chinese writes "A和B" without spaces, which is hard to read with Latin names; its narrow form is "A、B".
    const style = i18next.language === 'zh-CN' ? 'narrow' : 'long';
    const format = new Intl.ListFormat(localeFor(i18next.language), { style, ...options });
    return (value: Iterable<string>) => {
      const [last = '', ...others] = [...value].reverse();
      // The conjunction of Intl is 、 in Japanese, also before the last of them.
      return i18next.language !== 'ja' || options?.type || others.length === 0
        ? format.format(value)
        : `${format.format(others.reverse())}と${last}`;
    };
  });
}
