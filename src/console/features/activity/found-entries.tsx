import { Button, Group, Text } from '@mantine/core';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

import { explainError } from '#console/api/explain-error.ts';
import { EmptyState } from '#console/ui/empty-state.tsx';
import { LoadFailed } from '#console/ui/load-failed.tsx';
import { TableSkeleton } from '#console/ui/table-skeleton.tsx';
import { type EntryOutcome, entryOutcome } from '#contract/entry-outcome.ts';
import type { Log, LogFilter } from '#contract/logs.ts';
import type { User } from '#contract/users.ts';

import { ActivityTable } from './activity-table.tsx';
import { useLogScan } from './use-log-scan.ts';
import { useNames } from './use-names.ts';

type Props = { filter: LogFilter; result: EntryOutcome; pageSize: number; user: User | undefined };

/** Entries read before the operator is offered to read more. */
const entriesPerRound = 1000;

/** Entries with one result. The API cannot filter by result, so the list shows how many were read, and no total. */
export function FoundEntries({ filter, result, pageSize, user }: Props) {
  const { t } = useTranslation();
  const isMatch = useCallback((entry: Log) => entryOutcome(entry) === result, [result]);
  const scan = useLogScan(filter, { isMatch, matchesPerRound: pageSize, entriesPerRound });
  const { entries, found, isReading, isComplete, error } = scan;
  const names = useNames(found, user);

  const values = {
    read: entries.length,
    found: found.length,
    total: scan.isCapped
      ? t('activity.scan.ofMany', { total: scan.total - 1 })
      : t('activity.scan.of', { total: scan.total }),
  };
  const progress = isReading ? 'reading' : isComplete ? 'done' : 'paused';

  return (
    <>
      {entries.length > 0 && (
        <Group gap="sm">
          <Text role="status" size="sm">
            {t(`activity.scan.${progress}`, values)}
          </Text>
          {isReading && (
            <Button size="compact-sm" variant="default" onClick={scan.stop}>
              {t('activity.scan.stop')}
            </Button>
          )}
        </Group>
      )}
      {found.length > 0 && (
        <ActivityTable items={found} names={names} isStale={false} isForOneUser={user !== undefined} />
      )}
      {isReading && found.length === 0 && <TableSkeleton rows={pageSize} />}
      {error !== null && <LoadFailed {...explainError(error, t)} onRetry={scan.readMore} />}
      {!isReading && found.length === 0 && error === null && (
        <EmptyState title={t('activity.scan.none')}>
          {isComplete ? t('activity.scan.noneAtAll') : t('activity.scan.noneYet')}
        </EmptyState>
      )}
      {!isReading && !isComplete && error === null && (
        <Group>
          <Button variant="default" onClick={scan.readMore}>
            {t('activity.scan.continue')}
          </Button>
        </Group>
      )}
      <Text size="xs" c="dimmed">
        {t('activity.scan.explain')}
      </Text>
    </>
  );
}
