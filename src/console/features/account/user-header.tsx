import { Badge, Button, Group, Paper, Stack, Title } from '@mantine/core';
import { useRef, type RefObject, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';

import { displayName } from '#console/api/display-name.ts';
import { paths } from '#console/lib/paths.ts';
import { pictureUrl, webUrl } from '#console/lib/safe-url.ts';
import { useDialog } from '#console/lib/use-dialog.ts';
import { useHasBeen } from '#console/lib/use-has-been.ts';
import { useOperator } from '#console/shared/operator/use-operator.ts';
import { ForeignText } from '#console/ui/foreign-text.tsx';
import { lazyPart } from '#console/ui/lazy-part.ts';
import { UserAvatar } from '#console/ui/user-avatar.tsx';
import type { User } from '#contract/users.ts';

import { AccountActions, type AccountDialog } from './account-actions.tsx';
import {
  CancelDeletionDialog,
  DeleteUserDialog,
  RestoreUserDialog,
  SuspendUserDialog,
  RevealDialog,
} from './account-dialogs.tsx';
import { AccountNotices } from './account-notices.tsx';
import { SignInCheck } from './sign-in-check.tsx';
import { HeldPasswordNotice } from './sign-in-help/held-password-notice.tsx';
import { useAttempts } from './use-attempts.ts';
import { useObstacles } from './use-obstacles.ts';
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

type Props = {
  user: User;
  /** Start of the period for failures, in milliseconds since the epoch. */
  since: number;
};

/** Name, status, actions, notices and overview of an account. */
export function UserHeader({ user, since }: Props) {
  const { t } = useTranslation();
  const location = useLocation();
  const dialog = useDialog<AccountDialog | 'restore' | 'cancel-deletion' | 'reveal'>();
  // It stays when it is closed, so that it can return the focus.
  const isDialogLoaded = useHasBeen(dialog.isOpen('subject-access'));
  const heading = useRef<HTMLHeadingElement>(null);
  const moreActions = useRef<HTMLButtonElement>(null);
  const isHelping = dialog.isOpen('sign-in-help');
  const navigate = useNavigate();
  const attempts = useAttempts(since, isHelping || location.pathname === paths.userActivity(user.id));
  const obstacles = useObstacles(user, attempts);
  const name = displayName(user);
  const { verifiedCallers } = useOperator();
  const isCallerVerified = verifiedCallers.some(({ userId }) => userId === user.id);
  const isVerifying = dialog.isOpen('verify-caller');

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
          <AccountActions
            user={user}
            menu={moreActions}
            preload={{ verifyCaller: VerifyCallerDialog.preload, signInHelp: SignInHelpDialog.preload }}
            onOpen={dialog.open}
          />
        </Group>
        <AccountNotices user={user} onReveal={() => dialog.open('reveal')} />
        <HeldPasswordNotice userId={user.id} onShow={() => dialog.open('sign-in-help', 'password')} />
        {isCallerVerified && (
          <Suspense fallback={null}>
            <CallerStatus userId={user.id} />
          </Suspense>
        )}
        <SignInCheck
          user={user}
          attempts={attempts}
          known={obstacles}
          onRestore={() => dialog.open('restore')}
          actions={{
            onCancelDeletion: () => dialog.open('cancel-deletion'),
            onUnlock: () => dialog.open('sign-in-help', 'unlock'),
            onHelp: () => dialog.open('sign-in-help'),
          }}
        />
        <UserFacts user={user} attempts={attempts} since={since} />
      </Stack>
      <SuspendUserDialog
        user={user}
        isOpen={dialog.isOpen('suspend') && !user.isSuspended}
        onClose={dialog.close}
        focusFallback={heading}
      />
      <RestoreUserDialog
        user={user}
        isOpen={dialog.isOpen('restore') && user.isSuspended}
        onClose={dialog.close}
        focusFallback={heading}
      />
      <DeleteUserDialog
        user={user}
        isOpen={dialog.isOpen('delete')}
        onClose={dialog.close}
        focusFallback={moreActions}
      />
      <CancelDeletionDialog
        user={user}
        isOpen={dialog.isOpen('cancel-deletion') && user.isSuspended}
        onClose={dialog.close}
        focusFallback={heading}
      />
      {useHasBeen(isHelping) && (
        <Suspense fallback={null}>
          <SignInHelpDialog
            user={user}
            check={
              <SignInCheck user={user} attempts={attempts} known={obstacles} onRestore={() => dialog.open('restore')} />
            }
            blockedUntil={obstacles.blockedUntil}
            isOpen={isHelping}
            way={dialog.subjectOf('sign-in-help')}
            onWay={(way) => dialog.open('sign-in-help', way)}
            // The tab with the profile has the dialog.
            onCorrectAddress={() =>
              void navigate(`${paths.user(user.id)}?dialog=correct-address`, { state: location.state })
            }
            onClose={dialog.close}
            focusFallback={heading}
          />
        </Suspense>
      )}
      <RevealDialog user={user} isOpen={dialog.isOpen('reveal')} onClose={dialog.close} focusFallback={heading} />
      {isDialogLoaded && (
        <Suspense fallback={null}>
          <SubjectAccessDialog
            user={user}
            isOpen={dialog.isOpen('subject-access')}
            onClose={dialog.close}
            focusFallback={moreActions}
          />
        </Suspense>
      )}
      {useHasBeen(isVerifying) && (
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

const SignInHelpDialog = lazyPart(
  async () => (await import('./sign-in-help/sign-in-help-dialog.tsx')).SignInHelpDialog,
  'passwords',
  'signInHelp',
  'signInMethods',
);

const SubjectAccessDialog = lazyPart(
  async () => (await import('./subject-access/subject-access-dialog.tsx')).SubjectAccessDialog,
  'subjectAccess',
);
