import { useTranslation } from 'react-i18next';

import { DataTable } from '#console/ui/data-table.tsx';

import classes from './activity-table.module.css';
import { DeedRow } from './operator-action-row.tsx';
import { isDeed, type Told } from './operator-actions.ts';
import { EntryRow } from './entry-row.tsx';
import type { Names } from './event-sentence.ts';
import { isStory } from './sign-in-attempts.ts';
import { StoryRow } from './attempt-row.tsx';

type Props = {
  /** Newest first. */
  told: readonly Told[];
  names: Names;
  isStale: boolean;
  isForOneUser: boolean;
};

/** What happened: entries of the audit log, or the stories they were folded into, and deeds of operators among them. */
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
        if (isDeed(one)) return <DeedRow key={one.sequence} entry={one} />;
        return isStory(one) ? (
          <StoryRow key={one.steps[0]?.id} story={one} names={names} isForOneUser={isForOneUser} />
        ) : (
          <EntryRow key={one.id} log={one} names={names} isForOneUser={isForOneUser} />
        );
      })}
    </DataTable>
  );
}
