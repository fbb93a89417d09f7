import { Anchor, Button, Group, Stack, Title } from '@mantine/core';
import { IconAt } from '@tabler/icons-react';
import { Suspense, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useOutletContext } from 'react-router';

import { displayName, displayPhone } from '#console/api/display-name.ts';
import { webUrl } from '#console/lib/safe-url.ts';
import { shortUrl } from '#console/lib/short-url.ts';
import { useDialog } from '#console/lib/use-dialog.ts';
import { useHasBeen } from '#console/lib/use-has-been.ts';
import { RoleLimit, useAllowed } from '#console/shared/operator/allowed.tsx';
import { Fact, Facts } from '#console/ui/facts.tsx';
import { ForeignText } from '#console/ui/foreign-text.tsx';
import { lazyPart } from '#console/ui/lazy-part.ts';
import { TabTitle } from '#console/ui/tab-title.tsx';
import type { User } from '#contract/users.ts';

import {
  accountFields,
  addressFields,
  type FieldName,
  multilineFields,
  profileFieldsIn,
  alwaysShownFields,
  toFields,
} from './fields.ts';
import { ProfileForm } from './profile-form.tsx';
import classes from './user-field-inputs.module.css';

/** Profile of a user, read-only for operators who may not edit any of it. */
export function ProfileTab() {
  const { t } = useTranslation();
  const user = useOutletContext<User>();
  const { may } = useAllowed(user.id);
  const mayWrite = may('users:write-profile') || may('users:write-identifiers');
  return (
    <>
      <TabTitle name={displayName(user)}>{t('profile.title')}</TabTitle>
      <RoleLimit action={['users:write-profile', 'users:write-identifiers']} userId={user.id} />
      <CorrectAddress user={user} hasButton={may('identifiers:correct') && !may('users:write-identifiers')} />
      {mayWrite ? <ProfileForm user={user} /> : <ProfileFacts user={user} />}
    </>
  );
}

const CorrectAddressDialog = lazyPart(
  async () => (await import('./correct-address-dialog.tsx')).CorrectAddressDialog,
  'callers',
  'profile',
);

type CorrectAddressProps = {
  user: User;
  /** Others can change the fields of the form, or nothing, and see the dialog only when a link opens it. */
  hasButton: boolean;
};

/** Opens the dialog for operators who may correct an address only with a proof. */
function CorrectAddress({ user, hasButton }: CorrectAddressProps) {
  const { t } = useTranslation();
  const dialog = useDialog<'correct-address'>();
  const button = useRef<HTMLButtonElement>(null);
  const isOpen = dialog.isOpen('correct-address');
  // Stays after closing, to return the focus.
  const isLoaded = useHasBeen(isOpen);
  return (
    <>
      {hasButton && (
        <Group>
          <Button
            ref={button}
            size="xs"
            variant="default"
            leftSection={<IconAt size={14} aria-hidden />}
            onMouseEnter={CorrectAddressDialog.preload}
            onClick={() => dialog.open('correct-address')}
          >
            {t('profile.correctAddress')}
          </Button>
        </Group>
      )}
      {isLoaded && (
        <Suspense fallback={null}>
          <CorrectAddressDialog user={user} isOpen={isOpen} onClose={dialog.close} focusFallback={button} />
        </Suspense>
      )}
    </>
  );
}

type Props = { user: User };

/** Read-only view of the fields of the profile form. */
export function ProfileFacts({ user }: Props) {
  const { t, i18n } = useTranslation();
  const values = toFields(user);
  const shown = (name: FieldName) => {
    if (name === 'avatar') return shortUrl(values[name]);
    return name === 'primaryPhone' ? displayPhone(values[name]) : values[name];
  };
  const groups = [
    { title: t('profile.group.account'), names: accountFields },
    { title: t('profile.group.personal'), names: profileFieldsIn(i18n.language) },
    { title: t('profile.group.address'), names: addressFields },
  ];
  return (
    <Stack gap="lg">
      {groups.map(({ title, names }) => {
        const filled = names.filter((name) => alwaysShownFields.includes(name) || values[name] !== '');
        if (filled.length === 0) return null;
        return (
          <section key={title} aria-label={title}>
            <Title order={2} size="h5" mb="xs">
              {title}
            </Title>
            <Facts>
              {filled.map((name) => (
                <Fact key={name} label={t(`user.field.${name}`)}>
                  <span dir="auto" className={multilineFields.includes(name) ? classes.lines : undefined}>
                    {values[name] === '' ? t('common.none') : <Linked name={name} text={shown(name)} />}
                  </span>
                </Fact>
              ))}
            </Facts>
          </section>
        );
      })}
    </Stack>
  );
}

/** Renders the profile URL and website as a link when they are web addresses, otherwise as text. */
function Linked({ name, text }: { name: FieldName; text: string }) {
  const url = name === 'profile' || name === 'website' ? webUrl(text) : undefined;
  if (url === undefined) return <ForeignText>{text}</ForeignText>;
  return (
    <Anchor href={url} target="_blank" rel="noopener noreferrer" inherit>
      <ForeignText>{text}</ForeignText>
    </Anchor>
  );
}
