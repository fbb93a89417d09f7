import { usePreference } from '#console/lib/operator-storage.ts';
import { useOperator } from '#console/shared/operator/use-operator.ts';

import { defaultCountry } from './default-country.ts';

/**
 * Country of phone numbers without a country code: the operator's choice, else the configured one, else from the
 * browser's languages.
 */
export function usePhoneCountry() {
  const { defaultCountry: configured } = useOperator();
  const [chosen, choose] = usePreference<string | undefined>('phoneCountry', undefined);
  return { country: chosen ?? configured ?? defaultCountry(navigator.languages), choose };
}
