import { Alert, Anchor, Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconBan, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';

import { failureReason } from '#console/api/failure-reason.ts';
import { formatDateTime } from '#console/lib/format-date.ts';
import { paths } from '#console/lib/paths.ts';
import { Allowed, passwordActions, signInHelpActions } from '#console/shared/operator/allowed.tsx';
import { useOperator } from '#console/shared/operator/use-operator.ts';
import type { User } from '#contract/users.ts';

import classes from './sign-in-check.module.css';
import type { SignInObstacle } from './sign-in-obstacles.ts';
import { SuspensionDetails } from './suspension-details.tsx';
import type { KnownAttempts } from './use-attempts.ts';
import type { KnownObstacles } from './use-obstacles.ts';

type Props = {
  user: User;
  attempts: KnownAttempts;
  known: KnownObstacles;
  onRestore: () => void;
  /** Further actions that remove an obstacle. The dialog with the ways to help has its own. */
  actions?: ObstacleActions;
};

type ObstacleActions = {
  onCancelDeletion: () => void;
  onUnlock: () => void;
  /** Opens the dialog with the ways to get the user in. */
  onHelp: () => void;
};

/** Lists reasons why the user may be unable to sign in, each with an action to fix it. */
export function SignInCheck({ user, attempts, known, onRestore, actions }: Props) {
  const { t } = useTranslation();
  const { obstacles, queries } = known;

  const isChecked = queries.every(({ isSuccess }) => isSuccess);
  const isClear = isChecked && attempts.data !== undefined;
  // Distinguishes checks that failed from checks that were not started.
  const mayCheck = attempts.maySee && attempts.data === undefined && !attempts.isError;
  const unclear = () => {
    if (!isChecked || attempts.isError) return 'user.signIn.unchecked';
    return attempts.maySee ? 'user.signIn.attemptsUnchecked' : 'user.signIn.attemptsHidden';
  };
  const Icon = isClear ? IconCircleCheck : IconInfoCircle;

  return (
    <Stack gap="xs" className={classes.check}>
      {obstacles.map((obstacle) => (
        <Obstacle key={obstacle.kind} obstacle={obstacle} user={user} onRestore={onRestore} actions={actions} />
      ))}
      {obstacles.length === 0 && queries.some(({ isPending }) => isPending) && (
        <Skeleton height={20} maw={360} aria-busy />
      )}
      {obstacles.length === 0 && queries.every(({ isPending }) => !isPending) && (
        <Group gap="xs" wrap="nowrap">
          <Icon size={16} aria-hidden className={classes.icon} />
          <Text size="sm">{t(isClear ? 'user.signIn.noProblems' : unclear())}</Text>
          {mayCheck && (
            <Button
              size="compact-sm"
              variant="default"
              className={classes.button}
              loading={attempts.isChecking}
              onClick={attempts.check}
            >
              {t('user.signIn.check')}
            </Button>
          )}
        </Group>
      )}
    </Stack>
  );
}

type ObstacleProps = Pick<Props, 'user' | 'onRestore'> & {
  obstacle: SignInObstacle;
  actions: ObstacleActions | undefined;
};

function Obstacle({ obstacle, user, onRestore, actions }: ObstacleProps) {
  const { t, i18n } = useTranslation();
  const { state } = useLocation();
  const { may } = useOperator();
  const isSevere = obstacle.kind === 'suspended';
  const Icon = isSevere ? IconBan : IconAlertTriangle;
  const text = () => {
    switch (obstacle.kind) {
      case 'suspended':
        return t('user.signIn.suspended');
      case 'noMethod':
        return t('user.signIn.noMethod');
      case 'noIdentifier':
        return t('user.signIn.noIdentifier', {
          accepted: obstacle.accepted.map((identifier) =>
            t(`user.identifier.${identifier as 'email'}`, { defaultValue: identifier }),
          ),
        });
      case 'blocked':
        return Number.isFinite(obstacle.until)
          ? t('user.signIn.blocked', { until: formatDateTime(obstacle.until, i18n.language) })
          : t('user.signIn.blockedForever');
      case 'failures':
        return t('user.signIn.failures', {
          count: obstacle.count,
          reason: failureReason(obstacle.last, t) ?? obstacle.last.key,
        });
    }
  };
  const link = (to: string, label: string) => (
    <Anchor component={Link} to={to} state={state} size="sm">
      {label}
    </Anchor>
  );
  const setPassword = (
    <Allowed action={passwordActions} userId={user.id}>
      {link(paths.userPassword(user.id), t('user.signIn.setPassword'))}
    </Allowed>
  );
  const help = (
    <Allowed action={signInHelpActions} userId={user.id}>
      <Button size="compact-sm" variant="default" onClick={actions?.onHelp}>
        {t('user.signIn.ways')}
      </Button>
    </Allowed>
  );
  const restore = (
    <Allowed action="users:restore" userId={user.id} isExplained>
      <Button size="compact-sm" variant="default" onClick={onRestore}>
        {t('user.restore')}
      </Button>
    </Allowed>
  );
  const repair = ({ onUnlock }: ObstacleActions) => {
    switch (obstacle.kind) {
      case 'suspended':
        return restore;
      case 'noMethod':
        return (
          <Group gap="md">
            {setPassword}
            {help}
          </Group>
        );
      case 'noIdentifier':
        return (
          <>
            <Allowed action="users:write-identifiers" userId={user.id} isExplained>
              {link(paths.user(user.id), t('user.signIn.addIdentifier'))}
            </Allowed>
            {!may('users:write-identifiers') && (
              <Allowed action="identifiers:correct" userId={user.id}>
                {link(`${paths.user(user.id)}?dialog=correct-address`, t('user.signIn.requestIdentifier'))}
              </Allowed>
            )}
          </>
        );
      case 'blocked':
        return (
          <Group gap="md">
            {link(paths.userActivity(user.id), t('user.signIn.seeAttempts'))}
            <Allowed action="users:unlock" userId={user.id} isExplained>
              <Button size="compact-sm" variant="default" onClick={onUnlock}>
                {t('user.unlock')}
              </Button>
            </Allowed>
          </Group>
        );
      case 'failures':
        return (
          <Group gap="md">
            {link(paths.userActivity(user.id), t('user.signIn.seeAttempts'))}
            {setPassword}
            {help}
          </Group>
        );
    }
  };
  return (
    <Alert color={isSevere ? 'red' : 'orange'} icon={<Icon size={18} aria-hidden />} py={4} px="sm">
      <Group gap="xs" justify="space-between">
        <Text size="sm">{text()}</Text>
        {actions === undefined ? isSevere && restore : repair(actions)}
      </Group>
      {isSevere && <SuspensionDetails user={user} onCancelDeletion={actions?.onCancelDeletion} />}
    </Alert>
  );
}
