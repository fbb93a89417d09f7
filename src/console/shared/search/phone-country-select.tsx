import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import classes from './interpretation-picker.module.css';

type Props = { country: string; countries: readonly string[]; onCountry: (country: string) => void };

/** Shows the country that is assumed for a number without a country code, and lets the operator choose another. */
export function PhoneCountrySelect({ country, countries, onCountry }: Props) {
  const { t, i18n } = useTranslation();
  const nameOf = new Intl.DisplayNames(i18n.language, { type: 'region' });
  return (
    <NativeSelect
      size="xs"
      className={classes.choice}
      aria-label={t('interpretation.country')}
      value={country}
      data={countries
        .map((code) => ({ value: code, label: nameOf.of(code) ?? code }))
        .sort((a, b) => a.label.localeCompare(b.label, i18n.language))}
      onChange={(event) => onCountry(event.currentTarget.value)}
    />
  );
}
