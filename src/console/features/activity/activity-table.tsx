import { Text, Badge } from '@mantine/core';
import { IconUserShield } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';

import { failureReason } from '#console/api/entry-outcome.ts';
import { formatDateTime } from '#console/lib/format-date.ts';
import { paths } from '#console/lib/paths.ts';
import { AuditOutcomeBadge, AuditReason } from '#console/shared/audit/audit-outcome.tsx';
import { actionName, operatorText, countText, refusalText } from '#console/shared/audit/event-texts.ts';
import { DataTable } from '#console/ui/data-table.tsx';
import { Timestamp } from '#console/ui/timestamp.tsx';
import type { AuditEvent } from '#contract/audit-log.ts';
import type { Log } from '#contract/logs.ts';

import classes from './activity-table.module.css';
import { AttemptRow } from './attempt-row.tsx';
import { ResultBadge, RowFacts, WhereAndWhen } from './entry-facts.tsx';
import { eventName } from './event-key.ts';
import { type Names, eventSentence } from './event-sentence.ts';
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
      <RowFacts log={log} userId={log.payload.userId} names={names} isForOneUser={isForOneUser}>
        <ResultBadge log={log} />
      </RowFacts>
    </tr>
  );
}

type ActionRowProps = { entry: AuditEvent };

/** An operator action on this user, from Usher's audit log, marked to distinguish it from Logto's entries. */
function ActionRow({ entry }: ActionRowProps) {
  const { t, i18n } = useTranslation();
  const location = useLocation();
  const details = [countText(entry, t, (value) => formatDateTime(value, i18n.language)), refusalText(entry, t)].filter(
    (text) => text !== undefined,
  );
  return (
    <tr className={classes.action}>
      <th scope="row" className={classes.event}>
        <div className={classes.actionName}>
          <Badge variant="default" tt="none" miw="max-content" leftSection={<IconUserShield size={12} aria-hidden />}>
            {t('activity.actions.operator')}
          </Badge>
          <Link
            to={paths.auditEvent(entry.sequence)}
            state={{ from: location.pathname + location.search }}
            title={entry.action}
            className={classes.eventLink}
          >
            {actionName(entry.action, t)}
          </Link>
        </div>
        <Text size="sm">{operatorText(entry, t)}</Text>
        <Text size="sm">
          <AuditReason entry={entry} />
        </Text>
        {details.map((text) => (
          <Text key={text} size="xs" c="dimmed">
            {text}
          </Text>
        ))}
        <Text size="xs" c="dimmed" className={classes.narrow}>
          <Timestamp value={entry.at} />
        </Text>
      </th>
      <td className={classes.wide}>{t('activity.actions.app')}</td>
      <td className={classes.widest}>–</td>
      <td>
        <AuditOutcomeBadge entry={entry} />
      </td>
      <td className={classes.wide}>
        <Timestamp value={entry.at} />
      </td>
    </tr>
  );
}
