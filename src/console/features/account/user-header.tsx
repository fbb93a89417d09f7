import { Badge, Button, Group, Paper, Stack, Title, ActionIcon } from '@mantine/core';
import { IconBan, IconKey, IconDots, IconPhoneCheck } from '@tabler/icons-react';
import { useRef, type RefObject, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';

import { displayName } from '#console/api/display-name.ts';
import { paths } from '#console/lib/paths.ts';
import { pictureUrl, webUrl } from '#console/lib/safe-url.ts';
import { useDialog } from '#console/lib/use-dialog.ts';
import { useLast } from '#console/lib/use-last.ts';
import { passwordActions, useAllowed } from '#console/shared/operator/allowed.tsx';
import { useOperator } from '#console/shared/operator/use-operator.ts';
import { ForeignText } from '#console/ui/foreign-text.tsx';
import { lazyPart } from '#console/ui/lazy-part.ts';
import { MenuButton } from '#console/ui/menu-button.tsx';
import { UserAvatar } from '#console/ui/user-avatar.tsx';
import type { Permission } from '#contract/operators.ts';
import type { User } from '#contract/users.ts';

import {
  DeleteUserDialog,
  RestoreUserDialog,
  SuspendUserDialog,
  UnlockUserDialog,
  RevealDialog,
} from './account-dialogs.tsx';
import { AccountNotices } from './account-notices.tsx';
import { SignInCheck } from './sign-in-check.tsx';
import { useAttempts } from './use-attempts.ts';
import { UserFacts } from './user-facts.tsx';
import classes from './user-header.module.css';

const VerifyCallerDialog = lazyPart(
  async () => (await import('./verify-caller-dialog.tsx')).VerifyCallerDialog,
  'callers',
);
const CallerStatus = lazyPart(
  async () => (await import('#console/shared/caller/caller-status.tsx')).CallerStatus,
  'callers',
);

/** Permissions of which one is enough to verify a caller. */
const callerActions = ['verification-codes:verify', 'callers:verify'] as const satisfies readonly Permission[];

type Props = {
  user: User;
  /** Start of the period for failures, in milliseconds since the epoch. */
  since: number;
};

/** Name, status, actions, notices and overview of an account. */
export function UserHeader({ user, since }: Props) {
  const { t } = useTranslation();
  const location = useLocation();
  const dialog = useDialog<'suspend' | 'restore' | 'delete' | 'reveal' | 'unlock' | 'verify-caller'>();
  const { may } = useAllowed(user.id);
  const heading = useRef<HTMLHeadingElement>(null);
  const moreActions = useRef<HTMLButtonElement>(null);
  const attempts = useAttempts(since, location.pathname === paths.userActivity(user.id));
  const name = displayName(user);
  const { verifiedCallers } = useOperator();
  const isCallerVerified = verifiedCallers.some(({ userId }) => userId === user.id);
  const isVerifying = dialog.isOpen('verify-caller') && callerActions.some(may);
  // Stays after closing, to return the focus.
  const isDialogLoaded = useLast(isVerifying ? true : undefined);

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
            {callerActions.some(may) && (
              <Button
                variant="default"
                leftSection={<IconPhoneCheck size={16} aria-hidden />}
                onMouseEnter={VerifyCallerDialog.preload}
                onClick={() => dialog.open('verify-caller')}
              >
                {t('user.verifyCaller')}
              </Button>
            )}
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
        {isCallerVerified && (
          <Suspense fallback={null}>
            <CallerStatus userId={user.id} />
          </Suspense>
        )}
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
      {isDialogLoaded && (
        <Suspense fallback={null}>
          <VerifyCallerDialog user={user} isOpen={isVerifying} onClose={dialog.close} focusFallback={heading} />
        </Suspense>
      )}
    </Paper>
  );
}

type UserPictureProps = {
  user: User;
  /** Gets the focus when the button that had it is gone. */
  focusFallback: RefObject<HTMLElement | null>;
};

/**
 * Picture of the user. From an unknown host it is loaded only on request and through Usher's server, so that the host
 * learns nothing about the operator.
 */
function UserPicture({ user, focusFallback }: UserPictureProps) {
  const { t } = useTranslation();
  const { pictureHosts } = useOperator();
  const [state, setState] = useState<'requested' | 'broken'>();
  useEffect(() => {
    if (state === 'requested' && document.activeElement === document.body) focusFallback.current?.focus();
  }, [state, focusFallback]);
  const isForeign =
    webUrl(user.avatar ?? '')?.startsWith('https:') === true && pictureUrl(user.avatar, pictureHosts) === undefined;
  return (
    <>
      <UserAvatar
        name={displayName(user)}
        picture={user.avatar}
        size={48}
        loaded={isForeign && state !== undefined ? `/usher/users/${encodeURIComponent(user.id)}/picture` : undefined}
        onBroken={() => setState('broken')}
      />
      {isForeign && state !== 'requested' && (
        <Button
          size="compact-xs"
          variant="default"
          title={t('user.picture.hint')}
          disabled={state === 'broken'}
          onClick={() => setState('requested')}
        >
          {t(state === 'broken' ? 'user.picture.broken' : 'user.picture.load')}
        </Button>
      )}
    </>
  );
}

const MoreActionsOptions = lazyPart(async () => (await import('./more-actions-options.tsx')).MoreActionsOptions);

type MoreActionsProps = { ref: RefObject<HTMLButtonElement | null>; onDelete: () => void };

/** Menu of rarely used account actions. */
function MoreActions({ ref, onDelete }: MoreActionsProps) {
  const { t } = useTranslation();
  return (
    <MenuButton
      ref={ref}
      preload={MoreActionsOptions.preload}
      button={
        <ActionIcon variant="default" size={36} aria-label={t('user.moreActions')}>
          <IconDots size={18} aria-hidden />
        </ActionIcon>
      }
    >
      {(place) => <MoreActionsOptions {...place} onDelete={onDelete} />}
    </MenuButton>
  );
}
