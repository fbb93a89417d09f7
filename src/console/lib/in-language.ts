/** Returns the text for a language, of a related tag (`zh-CN` for `zh` and vice versa), or the English text. */
export function inLanguage(texts: Readonly<Record<string, string>>, language: string): string | undefined {
  const [base] = language.split('-');
  const related = Object.keys(texts).find((tag) => tag.split('-')[0] === base);
  return texts[language] ?? (related === undefined ? undefined : texts[related]) ?? texts['en'];
}
