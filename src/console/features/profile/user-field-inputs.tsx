import { Button, Stack, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { type UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';

import { lazyPart } from '#console/ui/lazy-part.ts';
import { MenuButton } from '#console/ui/menu-button.tsx';

import {
  accountFields,
  addressFields,
  type FieldName,
  fieldNames,
  profileFields,
  alwaysShownFields,
  type ReadPhone,
  type UserFields,
} from './fields.ts';
import { UserFieldInput } from './user-field-input.tsx';
import classes from './user-field-inputs.module.css';

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
  const { t } = useTranslation();
  const [added, setAdded] = useState<readonly FieldName[]>([]);
  const isShown = (name: FieldName) => alwaysShownFields.includes(name) || saved[name] !== '' || added.includes(name);
  const hidden = fieldNames.filter((name) => !isShown(name) && !isReadOnly(name));
  const groups = [
    { title: t('profile.group.account'), names: accountFields },
    { title: t('profile.group.personal'), names: profileFields },
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
