import { useTranslation } from 'react-i18next';

import { DataTable } from '#console/ui/data-table.tsx';

import classes from './activity-table.module.css';
import { ActionRow } from './operator-action-row.tsx';
import { isAction, type Told } from './operator-actions.ts';
import { EntryRow } from './entry-row.tsx';
import type { Names } from './event-sentence.ts';
import { isAttempt } from './sign-in-attempts.ts';
import { AttemptRow } from './attempt-row.tsx';

type Props = {
  /** Newest first. */
  told: readonly Told[];
  names: Names;
  isStale: boolean;
  isForOneUser: boolean;
};

/** What happened: entries of the audit log, or the attempts they were folded into, and actions of operators among them. */
export function ActivityTable({ told, names, isStale, isForOneUser }: Props) {
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
      {told.map((one) => {
        if (isAction(one)) return <ActionRow key={one.sequence} entry={one} />;
        return isAttempt(one) ? (
          <AttemptRow key={one.steps[0]?.id} attempt={one} names={names} isForOneUser={isForOneUser} />
        ) : (
          <EntryRow key={one.id} log={one} names={names} isForOneUser={isForOneUser} />
        );
      })}
    </DataTable>
  );
}
