import { useTranslation } from 'react-i18next';

import { DataTable } from '#console/ui/data-table.tsx';
import type { Log } from '#contract/logs.ts';

import classes from './activity-table.module.css';
import { EntryRow } from './entry-row.tsx';
import type { Names } from './event-sentence.ts';
import { isStory, type Story } from './stories.ts';
import { StoryRow } from './story-row.tsx';

type Props = {
  /** Newest first. */
  told: readonly (Story | Log)[];
  names: Names;
  isStale: boolean;
  isForOneUser: boolean;
};

/** What happened: entries of the audit log, or the stories they were folded into. */
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
      {told.map((one) =>
        isStory(one) ? (
          <StoryRow key={one.steps[0]?.id} story={one} names={names} isForOneUser={isForOneUser} />
        ) : (
          <EntryRow key={one.id} log={one} names={names} isForOneUser={isForOneUser} />
        ),
      )}
    </DataTable>
  );
}
