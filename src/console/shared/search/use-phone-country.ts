import { defaultCountry } from './default-country.ts';
import { usePreference } from '#console/lib/operator-storage.ts';

import { useOperator } from '#console/shared/operator/use-operator.ts';

/**
 * Where telephone numbers without a country code belong: chosen once, else as configured, else what the browser's languages
 * say.
 */
export function usePhoneCountry() {
  const { defaultCountry: configured } = useOperator();
  const [chosen, choose] = usePreference<string | undefined>('phoneCountry', undefined);
  return { country: chosen ?? configured ?? defaultCountry(navigator.languages), choose };
}
