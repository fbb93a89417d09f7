import { useLocalStorage } from '@mantine/hooks';

import { defaultCountry } from '#console/data/lookup/default-country.ts';

import { useOperator } from './use-operator.ts';

/**
 * Where telephone numbers without a country code belong: chosen once, else as configured, else what the browser's languages
 * say.
 */
export function usePhoneCountry() {
  const { defaultCountry: configured } = useOperator();
  const [chosen, choose] = useLocalStorage<string | undefined>({
    key: 'usher.phone-country',
    getInitialValueInEffect: false,
  });
  return { country: chosen ?? configured ?? defaultCountry(navigator.languages), choose };
}
