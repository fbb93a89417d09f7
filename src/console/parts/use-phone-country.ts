import { useLocalStorage } from '@mantine/hooks';

import { defaultCountry } from '#console/data/lookup/default-country.ts';

/** Where telephone numbers without a country code belong: chosen once, else what the browser's languages say. */
export function usePhoneCountry() {
  const [chosen, choose] = useLocalStorage<string | undefined>({
    key: 'usher.phone-country',
    getInitialValueInEffect: false,
  });
  return { country: chosen ?? defaultCountry(navigator.languages), choose };
}
