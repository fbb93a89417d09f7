import { Anchor, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { type UseFormReturn, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';

import { invisibleIn, visibleText } from '#console/lib/identifying-text.ts';
import { dialedNumber } from '#console/lib/phones.ts';
import { useInvisibleNote } from '#console/shared/write/use-invisible-note.ts';

import { claimWarning } from './claim-warning.ts';
import type { FieldName, ReadPhone, UserFields } from './fields.ts';

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
  const hiddenNote = useInvisibleNote(typed);
  if (typed === saved) {
    const codes = invisibleIn(saved);
    if (codes.length === 0) return [];
    const remove = () => form.setValue(name, visibleText(saved), { shouldDirty: true, shouldValidate: true });
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
