import { Anchor, Group, Stack, Title, Paper, Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useOutletContext, useLocation } from 'react-router';

import { displayName } from '#console/api/display-name.ts';
import { failureReason } from '#console/api/failure-reason.ts';
import { type FoundAttempts as Found, logQueries } from '#console/api/logs.ts';
import { paths } from '#console/lib/paths.ts';
import { rangeStart } from '#console/lib/time-ranges.ts';
import { Loaded } from '#console/shared/loading/loaded.tsx';
import { useOperator } from '#console/shared/operator/use-operator.ts';
import { TabTitle } from '#console/ui/tab-title.tsx';
import { Timestamp } from '#console/ui/timestamp.tsx';
import { typedIdentifier } from '#contract/logs.ts';
import type { User } from '#contract/users.ts';

import { ActivityList } from './activity-list.tsx';

/** Activity of one user: entries, operator actions, and failed attempts with their identifiers. */
export function UserActivityTab() {
  const { t } = useTranslation();
  const user = useOutletContext<User>();
  const { may } = useOperator();
  return (
    <Stack>
      <TabTitle name={displayName(user)}>{t('activity.title')}</TabTitle>
      <FailedAttempts user={user} />
      <Group justify="space-between" gap="xs">
        <Title order={2} size="h4">
          {t('activity.title')}
        </Title>
        {may('audit:read') && (
          <Anchor component={Link} to={paths.auditLogOf(user.id)} size="sm">
            {t('activity.actions.auditLog')}
          </Anchor>
        )}
      </Group>
      <ActivityList user={user} />
    </Stack>
  );
}

type Props = { user: User };

/** Attempts that are listed at first; the rest is counted and unfolds. */
const maxListed = 5;

/** Failed sign-ins with this user's identifiers. Logto records failed sign-ins without a user ID. */
function FailedAttempts({ user }: Props) {
  const { t } = useTranslation();
  const [since] = useState(() => rangeStart('week', Date.now()));
  const maySee = useOperator().may('users:unmask');
  const found = useQuery({ ...logQueries.failedAttempts(user, since), enabled: maySee });
  const hasIdentifier = user.username !== null || user.primaryEmail !== null || user.primaryPhone !== null;

  return (
    <Paper withBorder p="md" component="section" aria-label={t('activity.failedAttempts.title')}>
      <Stack gap="xs">
        <Title order={2} size="h5">
          {t('activity.failedAttempts.title')}
        </Title>
        {maySee ? (
          <Loaded
            query={found}
            waiting={<Skeleton height={20} maw={320} role="status" aria-label={t('activity.failedAttempts.loading')} />}
          >
            {(attempts) => (hasIdentifier ? <Attempts found={attempts} /> : t('activity.failedAttempts.noIdentifier'))}
          </Loaded>
        ) : (
          <Text size="sm">{t('activity.failedAttempts.masked')}</Text>
        )}
      </Stack>
    </Paper>
  );
}

function Attempts({ found: { attempts, entriesRead, isComplete } }: { found: Found }) {
  const { t } = useTranslation();
  const location = useLocation();
  const from = location.pathname + location.search;
  const [isUnfolded, setIsUnfolded] = useState(false);
  return (
    <>
      {attempts.length === 0 ? (
        <Text size="sm">{t('activity.failedAttempts.none')}</Text>
      ) : (
        <>
          <Text size="sm" fw={600}>
            {t('activity.failedAttempts.summary', { count: attempts.length })}
          </Text>
          <Stack component="ul" gap={4} p={0} m={0}>
            {attempts.slice(0, isUnfolded ? undefined : maxListed).map((entry) => {
              const typed = typedIdentifier.safeParse(entry.payload['payload']);
              return (
                <Group component="li" key={entry.id} gap="xs">
                  <Anchor component={Link} to={paths.log(entry.id)} state={{ from }} size="sm">
                    <Timestamp value={entry.createdAt} />
                  </Anchor>
                  <Text size="sm">{failureReason(entry, t)}</Text>
                  {typed.success && (
                    <Text size="sm" c="dimmed">
                      {t('activity.failedAttempts.item', {
                        identifier: typed.data.identifier.value,
                        ip: entry.payload.ip ?? '?',
                      })}
                    </Text>
                  )}
                </Group>
              );
            })}
          </Stack>
          {attempts.length > maxListed && !isUnfolded && (
            <Anchor component="button" type="button" size="sm" ta="start" onClick={() => setIsUnfolded(true)}>
              {t('activity.failedAttempts.more', { count: attempts.length - maxListed })}
            </Anchor>
          )}
        </>
      )}
      <Text size="xs" c="dimmed">
        {t('activity.failedAttempts.explain')}
        {t('common.gap')}
        {!isComplete && t('activity.failedAttempts.partial', { count: entriesRead })}
      </Text>
    </>
  );
}
