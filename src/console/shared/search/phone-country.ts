import { usePreference } from '#console/lib/operator-storage.ts';
import { useOperator } from '#console/shared/operator/use-operator.ts';

/**
 * Country of phone numbers without a country code: the operator's choice, else the configured one, else from the
 * browser's languages.
 */
export function usePhoneCountry() {
  const { defaultCountry: configured } = useOperator();
  const [chosen, choose] = usePreference<string | undefined>('phoneCountry', undefined);
  return { country: chosen ?? configured ?? defaultCountry(navigator.languages), choose };
}

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
