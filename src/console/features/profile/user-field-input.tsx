import { Text, TextInput } from '@mantine/core';
import { type InputHTMLAttributes, memo } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';

import { maxAvatarLength, maxIdentifierLength } from '#contract/users.ts';

import type { FieldName, ReadPhone, UserFields } from './fields.ts';
import { useFieldNotes } from './use-field-notes.tsx';
import classes from './user-field-inputs.module.css';

type Props = {
  name: FieldName;
  form: UseFormReturn<UserFields, unknown, UserFields>;
  /** What is stored. */
  saved: string;
  readPhone: ReadPhone;
  /** A form that starts anew forgets its inputs until they are drawn again. */
  startsFrom: unknown;
  /** What is wrong with what stands in it. */
  problem: string | undefined;
  isJustAdded: boolean;
  isReadOnly: boolean;
};

/** Helps phones show the right keyboard. `autoComplete` stays off: these are somebody else's details, not the operator's. */
const inputModes: Partial<Record<FieldName, InputHTMLAttributes<HTMLInputElement>['inputMode']>> = {
  primaryEmail: 'email',
  primaryPhone: 'tel',
  avatar: 'url',
  profile: 'url',
  website: 'url',
};

const hinted = ['primaryPhone', 'avatar', 'birthdate', 'zoneinfo', 'locale'] as const;
const isHinted = (name: FieldName): name is (typeof hinted)[number] => hinted.some((candidate) => candidate === name);

/** One of many, and what is typed in it the form keeps: it is drawn anew only when something about it is new. */
export const UserFieldInput = memo(function UserFieldInput(props: Props) {
  const { name, form, problem, isJustAdded, isReadOnly } = props;
  const { t } = useTranslation();
  const hint = isReadOnly ? t('profile.hint.readOnly') : isHinted(name) && t(`profile.hint.${name}`);
  const fieldNotes = useFieldNotes(props);
  const notes = hint === false ? fieldNotes : [hint, ...fieldNotes];
  const max = name === 'avatar' ? maxAvatarLength : maxIdentifierLength;
  return (
    <TextInput
      label={t(`profile.field.${name}`)}
      {...(isReadOnly && { readOnly: true, variant: 'filled' })}
      {...(notes.length > 0 && {
        description: notes.map((note, index) => (
          // Their order never changes.
          <span key={index} className={classes.note}>
            {note}
          </span>
        )),
      })}
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      {...(name === 'primaryPhone' && {
        leftSection: (
          <Text size="sm" c="dimmed" aria-hidden>
            +
          </Text>
        ),
      })}
      inputMode={inputModes[name]}
      dir="auto"
      autoComplete="off"
      data-1p-ignore
      // The field was just asked for: that is where its reader wants to be.
      // oxlint-disable-next-line jsx-a11y/no-autofocus
      autoFocus={isJustAdded}
      error={problem !== undefined && fieldMessage(problem, max)}
      {...form.register(name)}
    />
  );

  function fieldMessage(message: string, maximum: number): string {
    return t(`errors.field.${message as keyof typeof import('#console/i18n/en/errors.ts').errors.field}`, {
      max: maximum,
      defaultValue: t('errors.field.invalid'),
    });
  }
});
