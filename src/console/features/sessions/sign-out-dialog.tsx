import { Anchor, Checkbox, Stack, Text, Alert } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';

import { displayName } from '#console/api/display-name.ts';
import { explainError } from '#console/api/explain-error.ts';
import { sessionMutations, sessionQueries, type FailedStep } from '#console/api/sessions.ts';
import { tokenQueries } from '#console/api/tokens.ts';
import { formatTimeOfDay } from '#console/lib/format-date.ts';
import { shownName } from '#console/lib/identifying-text.ts';
import { paths } from '#console/lib/paths.ts';
import { type Extras, keyOf, planSignOut } from '#console/shared/account/sign-out-plan.ts';
import { Loaded, isNotOffered } from '#console/shared/loading/loaded.tsx';
import { Allowed, passwordActions } from '#console/shared/operator/allowed.tsx';
import { useWrite } from '#console/shared/write/use-write.ts';
import { WriteDialog } from '#console/shared/write/write-dialog.tsx';
import { TableSkeleton } from '#console/ui/table-skeleton.tsx';
import type { User } from '#contract/users.ts';

import { appsMayWorkUntil, useGrantName } from './grants.ts';
import { sessionDevice } from './session-device.ts';
import classes from './sessions.module.css';

type Props = { user: User; isOpen: boolean; onClose: () => void };

const onlySessions: Extras = { thirdParty: false, tokens: false };

/** Revokes all sessions and first-party grants of a user and, optionally, third-party grants and tokens. */
export function SignOutDialog({ user, isOpen, onClose }: Props) {
  const { t, i18n } = useTranslation();
  const location = useLocation();
  const grantName = useGrantName();
  const [extras, setExtras] = useState(onlySessions);
  const { access, incompleteQuery } = useAccess(user.id, isOpen);
  const signOut = useWrite({ action: 'sessions:revoke', user, mutation: sessionMutations.signOut(user.id) });

  const name = displayName(user);
  const time = formatTimeOfDay(appsMayWorkUntil(), i18n.language);
  const steps = planSignOut(user.id, access, extras);
  // Compares failures with the reloaded data: a request that failed may have been carried out.
  const left = new Set(steps.map(keyOf));
  const failed = (signOut.data ?? []).filter(({ step }) => left.has(keyOf(step)));

  const close = () => {
    setExtras(onlySessions);
    signOut.reset();
    onClose();
  };
  const run = () =>
    signOut.run(steps, {
      notice: (failures) =>
        failures.length > 0
          ? undefined
          : {
              message: t('sessions.signOut.done', { name, time: formatTimeOfDay(appsMayWorkUntil(), i18n.language) }),
            },
      onDone: (failures) => {
        if (failures.length === 0) close();
      },
    });

  return (
    <WriteDialog
      write={signOut}
      requests={steps.map(({ request }) => request)}
      title={t('sessions.signOut.title', { name })}
      isOpen={isOpen}
      confirmLabel={t(failed.length > 0 ? 'sessions.signOut.retry' : 'sessions.signOut.confirm')}
      isDestructive
      isReady={incompleteQuery === undefined && steps.length > 0}
      onConfirm={run}
      onClose={close}
    >
      {incompleteQuery === undefined ? (
        <Stack gap="sm">
          <div tabIndex={-1} data-problem={steps.length === 0 || undefined}>
            <Text size="sm" fw={600}>
              {t('sessions.signOut.revokes', { count: access.sessions.length, time })}
            </Text>
            <Text size="sm">{t('sessions.signOut.why')}</Text>
          </div>
          {access.firstParty.length > 0 && (
            <Text size="sm">
              {t('sessions.signOut.firstParty', { apps: [...new Set(access.firstParty.map(grantName))] })}
            </Text>
          )}
          {user.isSuspended ? (
            <Text size="sm">{t('sessions.signOut.suspended')}</Text>
          ) : (
            <Text size="sm">
              {t('sessions.signOut.canSignInAgain')}
              {t('common.gap')}
              <Allowed action={passwordActions} userId={user.id}>
                <Anchor component={Link} to={paths.userPassword(user.id)} state={location.state} underline="always">
                  {t('sessions.signOut.resetPassword')}
                </Anchor>
                <Allowed action="users:suspend" userId={user.id}>
                  {' · '}
                </Allowed>
              </Allowed>
              <Allowed action="users:suspend" userId={user.id}>
                <Anchor component={Link} to="?dialog=suspend" replace state={location.state} underline="always">
                  {t('sessions.signOut.suspend')}
                </Anchor>
              </Allowed>
            </Text>
          )}
          {access.thirdParty.length > 0 && (
            <Checkbox
              label={t('sessions.signOut.thirdParty', { count: access.thirdParty.length })}
              description={t('sessions.signOut.names', { names: [...new Set(access.thirdParty.map(grantName))] })}
              checked={extras.thirdParty}
              onChange={(event) => setExtras({ ...extras, thirdParty: event.currentTarget.checked })}
            />
          )}
          {access.tokens.length > 0 && (
            <Checkbox
              label={t('sessions.signOut.tokens', { count: access.tokens.length })}
              description={t('sessions.signOut.names', { names: access.tokens.map((token) => shownName(token.name)) })}
              checked={extras.tokens}
              onChange={(event) => setExtras({ ...extras, tokens: event.currentTarget.checked })}
            />
          )}
          {failed.length > 0 && <SignOutFailures failed={failed} />}
        </Stack>
      ) : (
        <Loaded<unknown> query={incompleteQuery} waiting={<TableSkeleton rows={2} />}>
          {() => null}
        </Loaded>
      )}
    </WriteDialog>
  );
}

/**
 * Loads all sessions, grants and tokens of a user.
 *
 * @returns `incompleteQuery` is the first query without data, pending or failed
 */
function useAccess(userId: string, isEnabled: boolean) {
  const sessions = useQuery({ ...sessionQueries.list(userId), enabled: isEnabled });
  const firstParty = useQuery({ ...sessionQueries.grants(userId, 'firstParty'), enabled: isEnabled });
  const thirdParty = useQuery({ ...sessionQueries.grants(userId, 'thirdParty'), enabled: isEnabled });
  const tokens = useQuery({ ...tokenQueries.list(userId), enabled: isEnabled });
  const incompleteQuery = [sessions, firstParty, thirdParty, tokens].find(
    // An older Logto without personal access tokens has none to delete.
    (query) => query.data === undefined && !(query === tokens && isNotOffered(query.error)),
  );
  return {
    access: {
      sessions: sessions.data ?? [],
      firstParty: firstParty.data ?? [],
      thirdParty: thirdParty.data ?? [],
      tokens: tokens.data ?? [],
    },
    incompleteQuery,
  };
}

type SignOutFailuresProps = { failed: readonly FailedStep[] };

/** Sessions, grants and tokens that could not be revoked, with reasons. */
function SignOutFailures({ failed }: SignOutFailuresProps) {
  const { t } = useTranslation();
  const grantName = useGrantName();

  const sentence = ({ step, error }: FailedStep): string => {
    const reason = explainError(error, t).message;
    switch (step.kind) {
      case 'session':
        return t('sessions.signOut.failedSession', { name: sessionDevice(step.session, t).name, reason });
      case 'grant':
        return t('sessions.signOut.failedGrant', { name: grantName(step.grant), reason });
      case 'token':
        return t('sessions.signOut.failedToken', { name: shownName(step.token.name), reason });
    }
  };
  return (
    <Alert
      role="alert"
      color="red"
      icon={<IconAlertTriangle aria-hidden />}
      title={t('sessions.signOut.failed', { count: failed.length })}
    >
      <ul className={classes.failures}>
        {failed.map((failure) => (
          <li key={keyOf(failure.step)}>{sentence(failure)}</li>
        ))}
      </ul>
    </Alert>
  );
}
