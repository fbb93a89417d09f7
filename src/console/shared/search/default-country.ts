/**
 * Default country for phone numbers without a country code, from the browser's languages: the first with a region, else
 * the likely region of the first language.
 */
export function defaultCountry(languages: readonly string[]): string {
  const locales = languages.flatMap((language) => {
    try {
      return [new Intl.Locale(language)];
    } catch {
      return [];
    }
  });
  return locales.find(({ region }) => region !== undefined)?.region ?? locales[0]?.maximize().region ?? 'US';
}
