import { localeFor } from './format-date.ts';

/** Returns "Australia" for "AU"; other text is returned unchanged. `language` is a BCP 47 tag. */
export function formatRegion(code: string, language: string): string {
  if (!/^[A-Za-z]{2}$/.test(code)) return code;
  return new Intl.DisplayNames([localeFor(language)], { type: 'region' }).of(code.toUpperCase()) ?? code;
}
