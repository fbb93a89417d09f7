import { Textarea } from '@mantine/core';
import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';

import { useWasTried } from '#console/ui/submission.tsx';
import { maxNoteLength } from '#contract/notes.ts';

type Props = {
  label: string;
  value: string;
  onChange: (text: string) => void;
  isReadOnly?: boolean;
  inputRef?: Ref<HTMLTextAreaElement>;
  problem?: string | undefined;
};

/** Characters that are left when the field begins to say so. */
const fewLeft = 500;

/** Returns whether a text can be stored as a note. */
export const isNote = (text: string): boolean => text.trim() !== '' && text.trim().length <= maxNoteLength;

/** Text of a note. It may be pasted too long, to be shortened in the field. */
export function NoteTextField({ label, value, onChange, isReadOnly = false, inputRef, problem }: Props) {
  const { t } = useTranslation();
  const left = maxNoteLength - value.trim().length;
  const isMissing = useWasTried() && value.trim() === '';
  return (
    <Textarea
      label={label}
      placeholder={t('notes.field.placeholder')}
      autosize
      minRows={3}
      maxRows={16}
      dir="auto"
      value={value}
      readOnly={isReadOnly}
      error={left < 0 ? t('notes.field.tooLong', { count: -left }) : isMissing ? t('errors.field.required') : problem}
      description={left >= 0 && left <= fewLeft ? t('notes.field.left', { count: left }) : undefined}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      onChange={(event) => onChange(event.currentTarget.value)}
      {...(inputRef !== undefined && { ref: inputRef })}
    />
  );
}
