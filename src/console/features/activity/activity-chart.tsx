import { Button, Group, Paper, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { explainError } from '#console/api/explain-error.ts';
import { formatDateTime } from '#console/lib/format-date.ts';
import { LoadFailed } from '#console/ui/load-failed.tsx';
import { StackedBars } from '#console/ui/stacked-bars.tsx';
import type { LogFilter } from '#contract/logs.ts';

import { countByTime, hasTwoTimes } from './count-by-time.ts';
import { useLogScan } from './use-log-scan.ts';

type Props = { filter: LogFilter; isForOneUser: boolean };

/** Entries read for a chart before the operator is offered to read more. */
const entriesPerRound = 1000;
const everyEntry = () => true;

/** Successes and failures over time. The API has no counts, so entries are read, and the chart states how many. */
export function ActivityChart({ filter, isForOneUser }: Props) {
  const { t, i18n } = useTranslation();
  const scan = useLogScan(filter, { isMatch: everyEntry, matchesPerRound: Number.POSITIVE_INFINITY, entriesPerRound });
  const { entries, isReading, isComplete, error } = scan;
  const oldest = entries.at(-1)?.createdAt;
  // The chart starts at the oldest entry read: unread time must not look like time without activity.
  const since = isComplete ? (filter.start_time ?? oldest) : oldest;
  const time = (value: number) => formatDateTime(value, i18n.language);
  const newest = entries[0]?.createdAt;
  const periods = since === undefined ? [] : countByTime(entries, since, scan.until);

  const values = {
    read: entries.length,
    total: scan.isCapped
      ? t('activity.scan.ofMany', { total: scan.total - 1 })
      : t('activity.scan.of', { total: scan.total }),
    since: oldest === undefined ? '' : time(oldest),
  };
  const extent = () => {
    if (isReading) return t('activity.chart.reading', values);
    if (isComplete) return t('activity.chart.whole', { count: entries.length });
    return t('activity.chart.partial', values);
  };

  return (
    <Paper withBorder p="md" component="section" aria-label={t('activity.chart.title')}>
      <Stack gap="xs">
        <Title order={isForOneUser ? 3 : 2} size="h5">
          {t('activity.chart.title')}
        </Title>
        {oldest !== undefined && !hasTwoTimes(periods) && (
          <Text size="sm">
            {t('activity.chart.onePeriod', { time: [...new Set([time(oldest), time(newest ?? oldest)])].join('–') })}
          </Text>
        )}
        {oldest !== undefined && hasTwoTimes(periods) && (
          <StackedBars
            label={t('activity.chart.title')}
            rowHeader={t('activity.chart.period')}
            bars={periods.map(({ from, succeeded, steps, failed }) => ({
              label: time(from),
              values: [succeeded, steps, failed],
            }))}
            series={[t('activity.chart.succeeded'), t('activity.chart.steps'), t('activity.chart.failed')]}
          />
        )}
        {oldest === undefined && isReading && (
          <Skeleton height={208} role="status" aria-label={t('activity.chart.loading')} />
        )}
        {error !== null && <LoadFailed {...explainError(error, t)} onRetry={scan.readMore} />}
        {error === null && entries.length === 0 && isComplete && <Text size="sm">{t('activity.chart.empty')}</Text>}
        {entries.length > 0 && (
          <Group gap="sm">
            <Text size="xs" c="dimmed">
              {extent()}
              {isForOneUser && t('common.gap') + t('activity.chart.attributed')}
            </Text>
            {!isReading && !isComplete && error === null && (
              <Button size="compact-xs" variant="default" onClick={scan.readMore}>
                {t('activity.chart.loadMore')}
              </Button>
            )}
          </Group>
        )}
      </Stack>
    </Paper>
  );
}
