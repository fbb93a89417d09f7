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
  /** The stored value. */
  saved: string;
  readPhone: ReadPhone;
  /** Changes when the form is reset: inputs must render again then to register themselves. */
  startsFrom: unknown;
  /** Error of the current value, as a key of `errors.field` in the catalog. */
  problem: string | undefined;
  isJustAdded: boolean;
  isReadOnly: boolean;
};

/** Selects the keyboard on phones. `autoComplete` stays off: these are the user's details, not the operator's. */
const inputModes: Partial<Record<FieldName, InputHTMLAttributes<HTMLInputElement>['inputMode']>> = {
  primaryEmail: 'email',
  primaryPhone: 'tel',
  avatar: 'url',
  profile: 'url',
  website: 'url',
};

const fieldsWithHint = ['primaryPhone', 'avatar', 'birthdate', 'zoneinfo', 'locale'] as const;
const hasHint = (name: FieldName): name is (typeof fieldsWithHint)[number] =>
  fieldsWithHint.some((candidate) => candidate === name);

/** Input for one field. Memoized, because the form has many and keeps their values outside of React state. */
export const UserFieldInput = memo(function UserFieldInput(props: Props) {
  const { name, form, problem, isJustAdded, isReadOnly } = props;
  const { t } = useTranslation();
  const hint = isReadOnly ? t('profile.hint.readOnly') : hasHint(name) && t(`profile.hint.${name}`);
  const fieldNotes = useFieldNotes(props);
  const notes = hint === false ? fieldNotes : [hint, ...fieldNotes];
  const max = name === 'avatar' ? maxAvatarLength : maxIdentifierLength;
  return (
    <TextInput
      label={t(`user.field.${name}`)}
      {...(isReadOnly && { readOnly: true, variant: 'filled' })}
      {...(notes.length > 0 && {
        description: notes.map((note, index) => (
          // The order of the notes never changes, so the index can be the key.
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
      // The operator has just added this field, so it gets the focus.
      // oxlint-disable-next-line jsx-a11y/no-autofocus
      autoFocus={isJustAdded}
      error={problem !== undefined && fieldMessage(problem, max)}
      {...form.register(name)}
    />
  );

  function fieldMessage(message: string, maximum: number): string {
    return t(`errors.field.${message as keyof typeof import('#console/i18n/en/write-errors.ts').writeErrors.field}`, {
      max: maximum,
      defaultValue: t('errors.field.invalid'),
    });
  }
});
