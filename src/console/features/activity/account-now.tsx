import { Anchor, Button, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { displayName, identifierOf } from '#console/api/display-name.ts';
import { asIdentifier, exactFieldSearch, type EnteredIdentifier, userQueries } from '#console/api/users.ts';
import { paths } from '#console/lib/paths.ts';
import { Loaded } from '#console/shared/loading/loaded.tsx';
import { Allowed, passwordActions, signInHelpActions } from '#console/shared/operator/allowed.tsx';
import { ForeignText } from '#console/ui/foreign-text.tsx';
import { entryErrorCode } from '#contract/entry-outcome.ts';
import type { Log } from '#contract/logs.ts';
import type { UserSearchField } from '#contract/search.ts';
import type { User } from '#contract/users.ts';

import { submittedIdentifier } from './log-payload.ts';

type Props = { log: Log };

/** Whether the account that the entry refers to exists, and its current state. */
export function AccountNow({ log }: Props) {
  const { t } = useTranslation();
  const { userId } = log.payload;
  const typed = submittedIdentifier(log);
  const identifier = typed && asIdentifier(typed);
  const meant: { member: UserSearchField; value: string } | undefined =
    userId === undefined ? identifier : { member: 'id', value: userId };
  const search = meant && exactFieldSearch(meant.member, meant.value);
  const found = useQuery({ ...userQueries.list({ page: 1, page_size: 10, search }), enabled: meant !== undefined });
  const code = entryErrorCode(log);

  return (
    <Stack gap={4}>
      <Title order={3} size="h6">
        {t('activity.diagnosis.account.title')}
      </Title>
      {meant === undefined ? (
        <Text size="sm">{t('activity.diagnosis.account.unnamed')}</Text>
      ) : (
        <Loaded
          query={found}
          waiting={
            <Skeleton height={20} maw={320} role="status" aria-label={t('activity.diagnosis.account.loading')} />
          }
        >
          {({ items }) => (
            <>
              <Text size="sm">
                {t(items.length > 0 ? 'activity.diagnosis.account.exists' : 'activity.diagnosis.account.missing', {
                  identifier: meant.value,
                })}
              </Text>
              {items.map((user) => (
                <Account key={user.id} user={user} code={code} />
              ))}
              {items.length === 0 && identifier !== undefined && <NoAccount identifier={identifier} />}
            </>
          )}
        </Loaded>
      )}
    </Stack>
  );
}

const lockOutCode = 'session.verification_blocked_too_many_attempts';

/** Errors that setting a new password resolves. */
const passwordFailures: (string | undefined)[] = ['session.invalid_credentials', 'password.expired'];

function Account({ user, code }: { user: User; code: string | undefined }) {
  const { t } = useTranslation();
  return (
    <>
      <Group gap="xs">
        <Anchor component={Link} to={paths.user(user.id)} size="sm" fw={600} dir="auto">
          <ForeignText>{displayName(user)}</ForeignText>
        </Anchor>
        <Text size="sm" c="dimmed">
          <ForeignText>{identifierOf(user)}</ForeignText>
        </Text>
      </Group>
      <Text size="sm">
        {t(user.isSuspended ? 'activity.diagnosis.account.suspended' : 'activity.diagnosis.account.active')}
        {t('common.gap')}
        {!user.hasPassword && t('activity.diagnosis.account.noPassword')}
      </Text>
      <Group gap="xs">
        {user.isSuspended && (
          <Allowed action="users:restore" userId={user.id}>
            <Button component={Link} to={`${paths.user(user.id)}?dialog=restore`} size="xs" variant="default">
              {t('activity.diagnosis.repair.restore')}
            </Button>
          </Allowed>
        )}
        {code === lockOutCode && (
          <Allowed action="users:unlock" userId={user.id}>
            <Button component={Link} to={paths.userSignInHelp(user.id, 'unlock')} size="xs" variant="default">
              {t('activity.diagnosis.repair.unlock')}
            </Button>
          </Allowed>
        )}
        <Allowed action={signInHelpActions} userId={user.id}>
          <Button component={Link} to={paths.userSignInHelp(user.id)} size="xs" variant="default">
            {t('user.signIn.help')}
          </Button>
        </Allowed>
        {passwordFailures.includes(code) && (
          <Allowed action={passwordActions} userId={user.id}>
            <Button component={Link} to={paths.userPassword(user.id)} size="xs" variant="default">
              {t(
                user.hasPassword ? 'activity.diagnosis.repair.resetPassword' : 'activity.diagnosis.repair.setPassword',
              )}
            </Button>
          </Allowed>
        )}
      </Group>
    </>
  );
}

function NoAccount({ identifier: { member, value } }: { identifier: EnteredIdentifier }) {
  const { t } = useTranslation();
  return (
    <Group gap="xs">
      <Allowed action="users:search">
        <Button
          component={Link}
          to={`${paths.users()}?${new URLSearchParams({ search: value })}`}
          size="xs"
          variant="default"
        >
          {t('activity.diagnosis.repair.findSimilar', { identifier: value })}
        </Button>
      </Allowed>
      <Allowed action="users:create">
        <Button
          component={Link}
          to={paths.newUser()}
          state={{ draft: { [member]: value } }}
          size="xs"
          variant="default"
        >
          {t('activity.diagnosis.repair.create')}
        </Button>
      </Allowed>
    </Group>
  );
}
