import { Anchor, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { type UseFormReturn, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';

import { cleanLines } from '#console/lib/clean-lines.ts';
import { useInvisibleNote } from '#console/lib/form.ts';
import { invisibleIn, visibleText } from '#console/lib/identifying-text.ts';
import { dialedNumber } from '#console/lib/phones.ts';
import { webUrl } from '#console/lib/safe-url.ts';

import { type FieldName, multilineFields, type ReadPhone, type UserFields } from './fields.ts';

type Field = {
  name: FieldName;
  form: UseFormReturn<UserFields, unknown, UserFields>;
  /** The stored value. */
  saved: string;
  readPhone: ReadPhone;
  isReadOnly: boolean;
};

/** Notes below a field: the value is saved differently from what was typed, or other systems may not accept it. */
export function useFieldNotes({ name, form, saved, readPhone, isReadOnly }: Field): ReactNode[] {
  const { t } = useTranslation();
  const typed = useWatch({ control: form.control, name });
  const isMultiline = multilineFields.includes(name);
  const withoutBreaks = (text: string) => (isMultiline ? text.replace(/[\r\n]/g, '') : text);
  const hiddenNote = useInvisibleNote(withoutBreaks(typed));
  if (typed === saved) {
    const codes = invisibleIn(withoutBreaks(saved));
    if (codes.length === 0) return [];
    const remove = () =>
      form.setValue(name, (isMultiline ? cleanLines : visibleText)(saved), { shouldDirty: true, shouldValidate: true });
    return [
      t('identifyingText.stored', { codes }),
      !isReadOnly && (
        <Anchor
          key="remove"
          component="button"
          type="button"
          size="xs"
          aria-label={t('identifyingText.removeFrom', { field: t(`user.field.${name}`) })}
          onClick={remove}
        >
          {t('identifyingText.remove')}
        </Anchor>
      ),
    ];
  }
  const warning = claimWarning(name, visibleText(typed));
  const phone = name === 'primaryPhone' ? readPhone(typed) : undefined;
  const isNormalized = typeof phone === 'object' && phone.digits !== dialedNumber(typed).digits;
  return [
    hiddenNote,
    isNormalized && t('profile.savedAs', { number: `+${phone.digits}` }),
    warning !== undefined && (
      <Text key="warning" component="span" inherit fw={600} c="var(--mantine-color-text)">
        {t(`profile.warning.${warning}`)}
      </Text>
    ),
  ].filter((note) => note !== undefined && note !== false);
}

/** Why other systems may not accept a standard claim, as a key of `profile.warning` in the catalog. */
type ClaimWarning = 'birthdate' | 'zoneinfo' | 'locale' | 'web' | 'picture';

/**
 * Returns a warning when a value does not have the format of OpenID Connect Core 1.0, section 5.1. The API stores any
 * text.
 */
export function claimWarning(name: FieldName, value: string): ClaimWarning | undefined {
  if (value === '') return undefined;
  switch (name) {
    case 'birthdate':
      return isBirthdate(value) ? undefined : name;
    case 'zoneinfo':
      return isTimeZone(value) ? undefined : name;
    case 'locale':
      return isLocale(value) ? undefined : name;
    case 'profile':
    case 'website':
      return webUrl(value) === undefined ? 'web' : undefined;
    case 'avatar':
      return webUrl(value) === undefined && URL.canParse(value) ? 'picture' : undefined;
    default:
      return undefined;
  }
}

/** `YYYY-MM-DD`, `YYYY` alone, or `0000-MM-DD` when the year is omitted; not in the future. */
function isBirthdate(value: string): boolean {
  const [, year, rest = '-01-01'] = /^(\d{4})(-\d\d-\d\d)?$/.exec(value) ?? [];
  if (year === undefined || value === '0000') return false;
  // 2000 is a leap year, so that 0000-02-29 is valid.
  const date = `${year === '0000' ? '2000' : year}${rest}`;
  const time = Date.parse(date);
  return !Number.isNaN(time) && time <= Date.now() && new Date(time).toISOString().startsWith(date);
}

/** A name of the time zone database, such as `Europe/Berlin`. Some engines also accept offsets, which are not names. */
function isTimeZone(value: string): boolean {
  return /^[A-Z]/i.test(value) && isKnown(() => new Intl.DateTimeFormat('en', { timeZone: value }));
}

/** A BCP 47 language tag. */
const isLocale = (value: string): boolean => isKnown(() => new Intl.Locale(value));

function isKnown(make: () => unknown): boolean {
  try {
    return make() !== undefined;
  } catch {
    return false;
  }
}
