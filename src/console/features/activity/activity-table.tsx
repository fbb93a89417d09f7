import { useTranslation } from 'react-i18next';

import { DataTable } from '#console/ui/data-table.tsx';

import classes from './activity-table.module.css';
import { AttemptRow } from './attempt-row.tsx';
import { EntryRow } from './entry-row.tsx';
import type { Names } from './event-sentence.ts';
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
