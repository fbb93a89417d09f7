/**
 * Where telephone numbers without a country code are taken to belong, by the languages a person reads: the first that
 * names a region, else the region where the first language is spoken most.
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
