import { Button, Stack, Title, Text, Textarea, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState, type InputHTMLAttributes, memo } from 'react';
import { type UseFormReturn, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';

import { lookupQueries } from '#console/shared/search/lookup-queries.ts';
import { PhoneCountrySelect } from '#console/shared/search/phone-country-select.tsx';
import { usePhoneCountry } from '#console/shared/search/phone-country.ts';
import { lazyPart } from '#console/ui/lazy-part.ts';
import { MenuButton } from '#console/ui/menu-button.tsx';
import { userSearchFields } from '#contract/search.ts';
import { maxAvatarLength, maxIdentifierLength } from '#contract/users.ts';

import {
  accountFields,
  addressFields,
  type FieldName,
  fieldNames,
  profileFieldsIn,
  alwaysShownFields,
  multilineFields,
  type ReadPhone,
  type UserFields,
} from './fields.ts';
import { useFieldNotes } from './use-field-notes.tsx';
import classes from './user-field-inputs.module.css';
import { ValueHolder } from './value-holder.tsx';

const HiddenFieldOptions = lazyPart(async () => (await import('./hidden-field-options.tsx')).HiddenFieldOptions);

type Props = {
  form: UseFormReturn<UserFields, unknown, UserFields>;
  /** Initial values; fields with a value are shown. */
  saved: UserFields;
  readPhone: ReadPhone;
  /** True for fields that the operator may read but not edit. */
  isReadOnly?: (name: FieldName) => boolean;
};

const none = () => false;

/** All fields of a user in three groups; rarely used ones are shown when filled or added. */
export function UserFieldInputs({ form, saved, readPhone, isReadOnly = none }: Props) {
  const { t, i18n } = useTranslation();
  const [added, setAdded] = useState<readonly FieldName[]>([]);
  const isShown = (name: FieldName) => alwaysShownFields.includes(name) || saved[name] !== '' || added.includes(name);
  const hidden = fieldNames.filter((name) => !isShown(name) && !isReadOnly(name));
  const groups = [
    { title: t('profile.group.account'), names: accountFields },
    { title: t('profile.group.personal'), names: profileFieldsIn(i18n.language) },
    { title: t('profile.group.address'), names: addressFields },
  ];

  return (
    <Stack gap="lg">
      {groups.map(({ title, names }) => {
        const shown = names.filter(isShown);
        if (shown.length === 0) return null;
        return (
          <section key={title} aria-label={title}>
            <Title order={2} size="h5" mb="xs">
              {title}
            </Title>
            <div className={classes.fields}>
              {shown.map((name) => (
                <UserFieldInput
                  key={name}
                  name={name}
                  form={form}
                  saved={saved[name]}
                  readPhone={readPhone}
                  startsFrom={form.formState.defaultValues}
                  problem={form.formState.errors[name]?.message}
                  isJustAdded={added.at(-1) === name}
                  isReadOnly={isReadOnly(name)}
                />
              ))}
            </div>
          </section>
        );
      })}
      {hidden.length > 0 && (
        <MenuButton
          preload={HiddenFieldOptions.preload}
          button={
            <Button variant="default" size="xs" leftSection={<IconPlus size={14} aria-hidden />} w="fit-content">
              {t('profile.addField')}
            </Button>
          }
        >
          {(place) => (
            <HiddenFieldOptions {...place} names={hidden} onAdd={(name) => setAdded((names) => [...names, name])} />
          )}
        </MenuButton>
      )}
    </Stack>
  );
}

type UserFieldInputProps = {
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
const UserFieldInput = memo(function UserFieldInput(props: UserFieldInputProps) {
  const { name, form, problem, isJustAdded, isReadOnly } = props;
  const { t } = useTranslation();
  const hint = isReadOnly ? t('errors.adminOnly') : hasHint(name) && t(`profile.hint.${name}`);
  const fieldNotes = useFieldNotes(props);
  const notes = hint === false ? fieldNotes : [hint, ...fieldNotes];
  const max = name === 'avatar' ? maxAvatarLength : maxIdentifierLength;
  const Input = multilineFields.includes(name) ? Textarea : TextInput;
  const input = (
    <Input
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
      error={
        problem !== undefined && (
          <>
            {fieldMessage(problem, max)} {isTaken(problem) && <Holder {...props} />}
          </>
        )
      }
      {...(Input === Textarea && { rows: Math.max(props.saved.split('\n').length, 2) })}
      {...form.register(name)}
    />
  );
  if (name !== 'primaryPhone' || isReadOnly) return input;
  return (
    <div>
      {input}
      <AssumedCountry form={form} readPhone={props.readPhone} />
    </div>
  );

  function fieldMessage(message: string, maximum: number): string {
    return t(`errors.field.${message as keyof typeof import('#console/i18n/en/write-errors.ts').writeErrors.field}`, {
      max: maximum,
      defaultValue: t('errors.field.invalid'),
    });
  }
});

const isTaken = (problem: string): boolean => /^(?:username|email|phone)InUse$/.test(problem);

/** Link to the user who has the value that the API refused. */
function Holder({ name, form, readPhone }: Pick<UserFieldInputProps, 'name' | 'form' | 'readPhone'>) {
  // Typing clears the error.
  const [value] = useState(() => form.getValues(name).trim());
  const phone = name === 'primaryPhone' ? readPhone(value) : undefined;
  const field = userSearchFields.find((one) => one === name) ?? 'id';
  return <ValueHolder field={field} value={typeof phone === 'object' ? phone.digits : value} />;
}

/** The country of a phone number that was typed without a country code. */
function AssumedCountry({ form, readPhone }: Pick<UserFieldInputProps, 'form' | 'readPhone'>) {
  const phone = readPhone(useWatch({ control: form.control, name: 'primaryPhone' }));
  const { country, choose } = usePhoneCountry();
  const phoneBook = useQuery({ ...lookupQueries.phoneBook(), enabled: false });
  if (phoneBook.data === undefined || typeof phone !== 'object' || !phone.isNational) return undefined;
  return <PhoneCountrySelect country={country} countries={phoneBook.data.countries} onCountry={choose} />;
}
