import { Anchor, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';

import { displayName } from '#console/data/display-name.ts';
import { userQueries } from '#console/data/users.ts';
import { paths } from '#console/lib/paths.ts';
import { DataTable } from '#console/ui/data-table.tsx';
import { Timestamp } from '#console/ui/timestamp.tsx';
import type { Log } from '#contract/logs.ts';

import classes from './activity-table.module.css';
import { eventName } from './event-name.ts';
import { failureReason } from '#console/parts/failure-reason.ts';
import { ResultBadge } from './result-badge.tsx';
import { useAppName } from '#console/parts/use-app-name.ts';

type Props = { logs: readonly Log[]; isStale: boolean; isForOneUser: boolean };

/** Entries newest first. Names of the users are asked for in one request, not one a row. */
export function ActivityTable({ logs, isStale, isForOneUser }: Props) {
  const { t } = useTranslation();
  const location = useLocation();
  const appName = useAppName();
  const userIds = isForOneUser ? [] : logs.flatMap(({ payload }) => payload.userId ?? []);
  const users = useQuery(userQueries.byIds(userIds));
  const from = location.pathname + location.search;

  const userName = (id: string) => {
    const user = users.data?.get(id);
    return user === undefined ? id : displayName(user);
  };

  return (
    <DataTable
      label={t('activity.table')}
      isStale={isStale}
      head={
        <>
          <Table.Th>{t('activity.column.event')}</Table.Th>
          {!isForOneUser && <Table.Th className={classes.wide}>{t('activity.column.user')}</Table.Th>}
          <Table.Th className={classes.wide}>{t('activity.column.app')}</Table.Th>
          <Table.Th className={classes.widest}>{t('activity.column.ip')}</Table.Th>
          <Table.Th>{t('activity.column.result')}</Table.Th>
          <Table.Th className={classes.wide}>{t('activity.column.time')}</Table.Th>
        </>
      }
    >
      {logs.map((log) => {
        const { userId, applicationId, ip, result } = log.payload;
        const reason = failureReason(log, t);
        return (
          <Table.Tr key={log.id}>
            <Table.Th scope="row" className={classes.event}>
              <Link to={paths.log(log.id)} state={{ from }} className={classes.eventLink}>
                {eventName(log.key, t)}
              </Link>
              {reason !== undefined && (
                <Text size="xs" c="dimmed">
                  {reason}
                </Text>
              )}
              <Text size="xs" c="dimmed" className={classes.narrow}>
                <Timestamp value={log.createdAt} />
                {applicationId !== undefined && ` · ${appName(applicationId)}`}
              </Text>
              {!isForOneUser && userId !== undefined && (
                <Text size="xs" className={classes.narrow}>
                  {userName(userId)}
                </Text>
              )}
            </Table.Th>
            {!isForOneUser && (
              <Table.Td className={classes.wide}>
                {userId === undefined ? (
                  // Machines have no user; a person who is not known yet, or never was, is worth saying.
                  log.key.startsWith('Interaction.') && (
                    <Text size="sm" c="dimmed">
                      {t('activity.unknownUser')}
                    </Text>
                  )
                ) : (
                  <Anchor component={Link} to={paths.user(userId)} size="sm" dir="auto">
                    {userName(userId)}
                  </Anchor>
                )}
              </Table.Td>
            )}
            <Table.Td className={classes.wide}>{applicationId !== undefined && appName(applicationId)}</Table.Td>
            <Table.Td className={classes.widest}>{ip}</Table.Td>
            <Table.Td>
              <ResultBadge result={result} />
            </Table.Td>
            <Table.Td className={classes.wide}>
              <Timestamp value={log.createdAt} />
            </Table.Td>
          </Table.Tr>
        );
      })}
    </DataTable>
  );
}
