/** The text of a language out of several: of `zh-CN` for `zh` and the reverse, else the English one. */
export function inLanguage(texts: Readonly<Record<string, string>>, language: string): string | undefined {
  const [base] = language.split('-');
  const related = Object.keys(texts).find((tag) => tag.split('-')[0] === base);
  return texts[language] ?? (related === undefined ? undefined : texts[related]) ?? texts['en'];
}
