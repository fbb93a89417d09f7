import { Badge, Button, Group, Text } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';

import { displayName } from '#console/api/display-name.ts';
import { signInExperienceQueries } from '#console/api/sign-in-experience.ts';
import { userMutations } from '#console/api/user-mutations.ts';
import { userRequests } from '#console/api/user-requests.ts';
import { paths } from '#console/lib/paths.ts';
import { Loaded } from '#console/shared/loading/loaded.tsx';
import { Allowed, passwordActions } from '#console/shared/operator/allowed.tsx';
import { useWrite } from '#console/shared/write/use-write.ts';
import { WriteDialog } from '#console/shared/write/write-dialog.tsx';
import { SectionCard } from '#console/ui/section-card.tsx';
import { TableSkeleton } from '#console/ui/table-skeleton.tsx';
import type { SignInExperience } from '#contract/sign-in-experience.ts';
import type { User } from '#contract/users.ts';

import { useSignInDialog } from './use-sign-in-dialog.ts';

type Props = { user: User };

export function PasswordCard({ user }: Props) {
  const { t } = useTranslation();
  const location = useLocation();
  const settings = useQuery(signInExperienceQueries.current());
  const hasPassword = user.hasPassword === true;
  return (
    <SectionCard
      title={t('signInMethods.password.title')}
      actions={
        <Allowed action={passwordActions} userId={user.id} isExplained>
          <Button
            component={Link}
            to={paths.userPassword(user.id)}
            state={location.state}
            variant="default"
            size="xs"
            leftSection={<IconKey size={14} aria-hidden />}
          >
            {t('user.resetPassword')}
          </Button>
        </Allowed>
      }
    >
      <Group gap="xs">
        <Badge color={hasPassword ? 'green' : 'gray'} variant="light" tt="none">
          {t(hasPassword ? 'user.facts.passwordSet' : 'user.facts.passwordNotSet')}
        </Badge>
        <Text size="sm" c="dimmed">
          {t(hasPassword ? 'signInMethods.password.noRemoval' : 'signInMethods.password.none')}
        </Text>
      </Group>
      {hasPassword && (
        <Loaded query={settings} waiting={<TableSkeleton rows={1} />}>
          {({ passwordExpiration }) => <Expiry user={user} policy={passwordExpiration} />}
        </Loaded>
      )}
    </SectionCard>
  );
}

type ExpiryProps = { user: User; policy: SignInExperience['passwordExpiration'] };

/** Offers both actions, because the API does not return whether a password is expired (logto-behavior.md#5.3). */
function Expiry({ user, policy }: ExpiryProps) {
  const { t } = useTranslation();
  const dialog = useSignInDialog();
  if (policy?.enabled !== true || !policy.validPeriodDays) {
    return (
      <Text size="sm" c="dimmed">
        {t('signInMethods.password.neverExpires')}
      </Text>
    );
  }
  return (
    <>
      <Text size="sm">{t('signInMethods.password.expires', { count: policy.validPeriodDays })}</Text>
      <Allowed action="passwords:expire" userId={user.id}>
        <Group gap="xs">
          <Button variant="default" size="xs" onClick={() => dialog.open('expire-password')}>
            {t('signInMethods.expire.open')}
          </Button>
          <Button variant="default" size="xs" onClick={() => dialog.open('clear-expiry')}>
            {t('signInMethods.clearExpiry.open')}
          </Button>
        </Group>
      </Allowed>
      <ExpirePasswordDialog user={user} />
      <ClearExpiryDialog user={user} />
    </>
  );
}

type ExpirePasswordDialogProps = { user: User };

function ExpirePasswordDialog({ user }: ExpirePasswordDialogProps) {
  const { t } = useTranslation();
  const { isOpen } = useSignInDialog();
  const name = displayName(user);
  const { dialog, setTo } = useExpiry(user, true);
  return (
    <WriteDialog
      {...dialog}
      title={t('signInMethods.expire.title', { name })}
      isOpen={isOpen('expire-password')}
      confirmLabel={t('signInMethods.expire.open')}
      isDestructive
      onConfirm={() => setTo(t('signInMethods.expire.done', { name }))}
    >
      <Text size="sm">{t('signInMethods.expire.text')}</Text>
    </WriteDialog>
  );
}

function ClearExpiryDialog({ user }: ExpirePasswordDialogProps) {
  const { t } = useTranslation();
  const { isOpen } = useSignInDialog();
  const name = displayName(user);
  const { dialog, setTo } = useExpiry(user, false);
  return (
    <WriteDialog
      {...dialog}
      title={t('signInMethods.clearExpiry.title', { name })}
      isOpen={isOpen('clear-expiry')}
      confirmLabel={t('signInMethods.clearExpiry.open')}
      onConfirm={() => setTo(t('signInMethods.clearExpiry.done', { name }))}
    >
      <Text size="sm">{t('signInMethods.clearExpiry.text')}</Text>
    </WriteDialog>
  );
}

function useExpiry(user: User, isExpired: boolean) {
  const { close } = useSignInDialog();
  const mutation = userMutations.setPasswordExpired(user.id);
  const change = useWrite({ action: 'passwords:expire', user, mutation });
  const setTo = (message: string) => change.run(isExpired, { notice: () => ({ message }), onDone: close });
  const dialog = {
    write: change,
    requests: [userRequests.setPasswordExpired(user.id, isExpired)],
    onClose: () => {
      change.reset();
      close();
    },
  };
  return { dialog, setTo };
}
