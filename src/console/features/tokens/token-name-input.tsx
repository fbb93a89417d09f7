import { TextInput } from '@mantine/core';
import type { UseFormRegisterReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';

import { useInvisibleNote } from '#console/shared/write/use-invisible-note.ts';

import { knownProblem, tooLongAt } from './token-fields.ts';

type Props = { field: UseFormRegisterReturn; typed: string; problem: string | undefined };

export function TokenNameInput({ field, typed, problem }: Props) {
  const { t } = useTranslation();
  const known = knownProblem(problem);
  return (
    <TextInput
      label={t('tokens.field.name')}
      description={useInvisibleNote(typed) ?? t('tokens.field.nameHint')}
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      dir="auto"
      autoComplete="off"
      data-1p-ignore
      // The dialog is not destructive, so the input can get the focus.
      data-autofocus
      error={known && t(`errors.field.${known}`, tooLongAt)}
      {...field}
    />
  );
}
