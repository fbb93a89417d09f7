import { Badge, Button, Group, Paper, Stack, Title } from '@mantine/core';
import { IconBan, IconKey } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';

import { displayName } from '#console/api/display-name.ts';
import { paths } from '#console/lib/paths.ts';
import { useDialog } from '#console/lib/use-dialog.ts';
import { passwordActions, useAllowed } from '#console/shared/operator/allowed.tsx';
import { ForeignText } from '#console/ui/foreign-text.tsx';
import type { User } from '#contract/users.ts';

import { AccountNotices } from './account-notices.tsx';
import { DeleteUserDialog } from './delete-user-dialog.tsx';
import { MoreActions } from './more-actions.tsx';
import { RevealDialog } from './reveal-dialog.tsx';
import { SignInCheck } from './sign-in-check.tsx';
import { RestoreUserDialog, SuspendUserDialog } from './suspension-dialogs.tsx';
import { UnlockUserDialog } from './unlock-user-dialog.tsx';
import { useAttempts } from './use-attempts.ts';
import { UserFacts } from './user-facts.tsx';
import classes from './user-header.module.css';
import { UserPicture } from './user-picture.tsx';

type Props = {
  user: User;
  /** Start of the period for failures, in milliseconds since the epoch. */
  since: number;
};

/** Name, status, actions, notices and overview of an account. */
export function UserHeader({ user, since }: Props) {
  const { t } = useTranslation();
  const location = useLocation();
  const dialog = useDialog<'suspend' | 'restore' | 'delete' | 'reveal' | 'unlock'>();
  const { may } = useAllowed(user.id);
  const heading = useRef<HTMLHeadingElement>(null);
  const moreActions = useRef<HTMLButtonElement>(null);
  const attempts = useAttempts(since, location.pathname === paths.userActivity(user.id));
  const name = displayName(user);

  return (
    <Paper withBorder p="md">
      <Stack gap="xs">
        <Group justify="space-between" gap="md">
          <Group gap="md" className={classes.who}>
            {/* The key resets the state: another picture needs another confirmation. */}
            <UserPicture key={user.avatar} user={user} focusFallback={heading} />
            <Title order={1} size="h2" dir="auto" ref={heading} tabIndex={-1}>
              <ForeignText>{name}</ForeignText>
            </Title>
            <Badge color={user.isSuspended ? 'red' : 'green'} variant="light" tt="none" className={classes.status}>
              {t(user.isSuspended ? 'user.suspended' : 'user.active')}
            </Badge>
          </Group>
          <Group gap="xs">
            {passwordActions.some(may) && (
              <Button
                component={Link}
                to={paths.userPassword(user.id)}
                state={location.state}
                variant="default"
                leftSection={<IconKey size={16} aria-hidden />}
              >
                {t('user.resetPassword')}
              </Button>
            )}
            {!user.isSuspended && may('users:suspend') && (
              <Button
                variant="default"
                leftSection={<IconBan size={16} aria-hidden />}
                onClick={() => dialog.open('suspend')}
              >
                {t('user.suspend')}
              </Button>
            )}
            {may('users:delete') && <MoreActions ref={moreActions} onDelete={() => dialog.open('delete')} />}
          </Group>
        </Group>
        <AccountNotices user={user} onReveal={() => dialog.open('reveal')} />
        <SignInCheck
          user={user}
          attempts={attempts}
          onRestore={() => dialog.open('restore')}
          onUnlock={() => dialog.open('unlock')}
        />
        <UserFacts user={user} attempts={attempts} since={since} />
      </Stack>
      <SuspendUserDialog user={user} isOpen={dialog.isOpen('suspend') && !user.isSuspended} onClose={dialog.close} />
      <RestoreUserDialog user={user} isOpen={dialog.isOpen('restore') && user.isSuspended} onClose={dialog.close} />
      <DeleteUserDialog
        user={user}
        isOpen={dialog.isOpen('delete')}
        onClose={dialog.close}
        focusFallback={moreActions}
      />
      <UnlockUserDialog user={user} isOpen={dialog.isOpen('unlock')} onClose={dialog.close} focusFallback={heading} />
      <RevealDialog user={user} isOpen={dialog.isOpen('reveal')} onClose={dialog.close} focusFallback={heading} />
    </Paper>
  );
}
