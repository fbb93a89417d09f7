import { NativeSelect, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import classes from './interpretation-picker.module.css';
import { PhoneCountrySelect } from './phone-country-select.tsx';
import type { InterpretationKind } from './recognize.ts';
import type { Lookup } from './use-lookup.ts';

type Props = {
  lookup: Lookup;
  kind: InterpretationKind | undefined;
  country: string;
  onKind: (kind: InterpretationKind | undefined) => void;
  onCountry: (country: string) => void;
};

/** Shows how the input is interpreted and lets the operator choose another interpretation or country. */
export function InterpretationPicker({
  lookup: { recognized, kinds, countries },
  kind,
  country,
  onKind,
  onCountry,
}: Props) {
  const { t, i18n } = useTranslation();
  const [likeliest] = recognized.interpretations;
  if (likeliest === undefined) return null;

  const kindNames = kinds.map((one) => t(`interpretation.kind.${one}`));
  const anyOfThem = new Intl.ListFormat(i18n.language, { type: 'disjunction' }).format(kindNames);
  const nameOf = new Intl.DisplayNames(i18n.language, { type: 'region' });
  const phone = likeliest.kind === 'phone' ? likeliest.phone : undefined;
  return (
    <>
      <Text size="xs" c="dimmed" component="span">
        {t('interpretation.searchAs')}
      </Text>
      {kinds.length > 1 ? (
        <NativeSelect
          size="xs"
          className={classes.choice}
          aria-label={t('interpretation.searchAs')}
          value={kind ?? ''}
          data={[
            { value: '', label: anyOfThem },
            ...kinds.map((one) => ({
              value: one,
              label: t('interpretation.only', { kind: t(`interpretation.kind.${one}`) }),
            })),
          ]}
          onChange={(event) => onKind(kinds.find((one) => one === event.currentTarget.value))}
        />
      ) : (
        <Text size="xs" fw={600} component="span">
          {anyOfThem}
        </Text>
      )}
      {phone?.isNational === true && (
        <PhoneCountrySelect country={country} countries={countries} onCountry={onCountry} />
      )}
      {phone?.isNational === false && phone.country !== undefined && (
        <Text size="xs" fw={600} component="span">
          {nameOf.of(phone.country)}
        </Text>
      )}
    </>
  );
}
