import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';

import { failureReason } from '#console/api/failure-reason.ts';
import { paths } from '#console/lib/paths.ts';
import { eventName } from '#console/shared/activity/event-key.ts';
import { DataTable } from '#console/ui/data-table.tsx';
import type { Log } from '#contract/logs.ts';

import classes from './activity-table.module.css';
import { AttemptRow } from './attempt-row.tsx';
import { ResultBadge, RowFacts, WhereAndWhen } from './entry-facts.tsx';
import { type Names, eventSentence } from './event-sentence.ts';
import { submittedIdentifierValue } from './log-payload.ts';
import { ActionRow } from './operator-action-row.tsx';
import { isAction, type ActivityItem } from './operator-actions.ts';
import { isAttempt } from './sign-in-attempts.ts';

type Props = {
  /** Newest first. */
  items: readonly ActivityItem[];
  names: Names;
  isStale: boolean;
  isForOneUser: boolean;
};

/** Table of activity entries, or the sign-in attempts they were folded into, with operator actions among them. */
export function ActivityTable({ items, names, isStale, isForOneUser }: Props) {
  const { t } = useTranslation();
  return (
    <DataTable
      label={t('activity.table')}
      isStale={isStale}
      head={
        <>
          <th>{t('activity.column.event')}</th>
          {!isForOneUser && <th className={classes.wide}>{t('activity.column.user')}</th>}
          <th className={classes.wide}>{t('activity.column.app')}</th>
          <th className={classes.widest}>{t('activity.column.ip')}</th>
          <th>{t('activity.column.result')}</th>
          <th className={classes.wide}>{t('activity.column.time')}</th>
        </>
      }
    >
      {items.map((item) => {
        if (isAction(item)) return <ActionRow key={item.sequence} entry={item} />;
        return isAttempt(item) ? (
          <AttemptRow key={item.steps[0]?.id} attempt={item} names={names} isForOneUser={isForOneUser} />
        ) : (
          <EntryRow key={item.id} log={item} names={names} isForOneUser={isForOneUser} />
        );
      })}
    </DataTable>
  );
}

type EntryRowProps = { log: Log; names: Names; isForOneUser: boolean };

/** One entry: its event as a sentence, linked to its details. */
function EntryRow({ log, names, isForOneUser }: EntryRowProps) {
  const { t } = useTranslation();
  const location = useLocation();
  const reason = failureReason(log, t);
  return (
    <tr>
      <th scope="row" className={classes.event}>
        <Link
          to={paths.log(log.id)}
          state={{ from: location.pathname + location.search }}
          title={log.key}
          className={classes.eventLink}
        >
          {eventName(log.key, t)}
        </Link>
        <Text size="sm">{eventSentence(log, t, names)}</Text>
        {reason !== undefined && (
          <Text size="xs" c="dimmed">
            {reason}
          </Text>
        )}
        <WhereAndWhen log={log} names={names} className={classes.narrow} />
      </th>
      <RowFacts
        log={log}
        userId={log.payload.userId}
        account={submittedIdentifierValue(log)}
        names={names}
        isForOneUser={isForOneUser}
      >
        <ResultBadge log={log} />
      </RowFacts>
    </tr>
  );
}
