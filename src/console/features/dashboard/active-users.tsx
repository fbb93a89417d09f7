import { Group, Stack, Text, Title, Button, Paper, Skeleton, Table, VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as z from 'zod/mini';

import { formatDate, formatDayOfMonth, localeFor } from '#console/lib/format-date.ts';
import { endOfDay, startOfDay, startOfPeriod, today } from '#console/lib/local-day.ts';
import { paths } from '#console/lib/paths.ts';
import { isIsoDate } from '#console/lib/typed-date.ts';
import { useUrlState } from '#console/lib/use-url-state.ts';
import { Loaded } from '#console/shared/loading/loaded.tsx';
import { DateField } from '#console/ui/date-field.tsx';
import { TableSkeleton } from '#console/ui/table-skeleton.tsx';
import { datePattern, type ActiveUsers } from '#contract/dashboard.ts';

import { dashboardQueries } from './dashboard-queries.ts';
import classes from './dashboard.module.css';
import { StatCard } from './stat-card.tsx';

const urlState = z.object({ date: z.catch(z.optional(z.string().check(z.regex(datePattern))), undefined) });

/** Active users of a day, and of the 7 and 30 days that end with it. */
export function ActiveUsersCard() {
  const { t } = useTranslation();
  const { state, replace } = useUrlState(urlState);
  const active = useQuery(dashboardQueries.activeUsers(state.date));

  return (
    <Stack component="section" aria-labelledby="active">
      <Group justify="space-between" align="flex-end">
        <div>
          <Title order={2} size="h4" id="active">
            {t('dashboard.active.title')}
          </Title>
          <Text size="sm" c="dimmed">
            {t('dashboard.active.text')}
          </Text>
        </div>
        <LastDay date={state.date} onChange={(date) => replace({ date })} />
      </Group>
      <Loaded query={active} waiting={<TableSkeleton rows={8} />}>
        {({ dau, wau, mau, dauCurve }) => {
          // The response contains the day that the server counted.
          const day = dauCurve.at(-1)?.date ?? today();
          return (
            <>
              <div className={classes.cards} aria-busy={active.isPlaceholderData}>
                <StatCard
                  label={t('dashboard.active.day')}
                  count={dau.count}
                  change={{ delta: dau.delta, before: 'dayBefore' }}
                  to={activityOf(day, 1)}
                />
                <StatCard
                  label={t('dashboard.active.week')}
                  count={wau.count}
                  change={{ delta: wau.delta, before: 'weekBefore' }}
                  to={activityOf(day, 7)}
                />
                <StatCard
                  label={t('dashboard.active.month')}
                  count={mau.count}
                  change={{ delta: mau.delta, before: 'monthBefore' }}
                  to={activityOf(day, 30)}
                />
              </div>
              <DailyCurve days={dauCurve} isStale={active.isPlaceholderData} />
            </>
          );
        }}
      </Loaded>
    </Stack>
  );
}

type LastDayProps = { date: string | undefined; onChange: (date: string | undefined) => void };

/** Field of the last day that is counted. Undefined is today, the default, which is left out of the URL. */
function LastDay({ date, onChange }: LastDayProps) {
  const { t } = useTranslation();
  const current = date ?? today();
  /** What is typed and not in the URL, or not yet. */
  const [typed, setTyped] = useState<string>();
  if (typed === current) setTyped(undefined);
  const isFuture = typed !== undefined && isIsoDate(typed) && typed > today();
  return (
    <DateField
      label={t('dashboard.active.date')}
      max={today()}
      value={typed ?? current}
      error={isFuture && t('dashboard.active.future')}
      onChange={(value) => {
        setTyped(value);
        if (value === '' || value === today()) onChange(undefined);
        else if (isIsoDate(value) && value < today()) onChange(value);
      }}
      onBlur={() => {
        if (typed === '') setTyped(undefined);
      }}
    />
  );
}

/** URL of the activity of these days, of all events: several count as activity, and the list filters by only one. */
const activityOf = (date: string, days: number): string =>
  `${paths.activity()}?start_time=${startOfPeriod(date, days)}&end_time=${endOfDay(date)}`;

type Props = { days: ActiveUsers['dauCurve']; isStale: boolean };

const CurveChart = lazy(async () => ({ default: (await import('#console/ui/curve-chart.tsx')).CurveChart }));

/** Daily active users of 30 days as a chart or table. Screen readers always get the table. */
function DailyCurve({ days, isStale }: Props) {
  const { t, i18n } = useTranslation();
  const [isTable, setIsTable] = useState(false);
  const table = <CurveTable days={days} isStale={isStale} />;
  const number = new Intl.NumberFormat(localeFor(i18n.language));
  const counts = days.map(({ count }) => count);

  return (
    <Paper withBorder p="md" component="section" aria-labelledby="curve">
      <Group justify="space-between" mb="md">
        <Title order={3} size="h5" id="curve">
          {t('dashboard.curve.title')}
        </Title>
        {/* A single point is no curve. */}
        {days.length > 1 && (
          <Button variant="default" size="compact-sm" onClick={() => setIsTable(!isTable)}>
            {t(isTable ? 'dashboard.curve.asChart' : 'dashboard.curve.asTable')}
          </Button>
        )}
      </Group>
      {isTable || days.length < 2 ? (
        table
      ) : (
        <>
          <div
            role="img"
            aria-label={t('dashboard.curve.summary', {
              lowest: number.format(Math.min(...counts)),
              highest: number.format(Math.max(...counts)),
            })}
          >
            <Suspense fallback={<Skeleton height={280} />}>
              <CurveChart
                label={t('dashboard.curve.users')}
                points={days.map(({ date, count }) => ({
                  name: formatDayOfMonth(startOfDay(date), i18n.language),
                  count,
                }))}
              />
            </Suspense>
          </div>
          <VisuallyHidden component="div">{table}</VisuallyHidden>
        </>
      )}
    </Paper>
  );
}

/** Daily counts, newest first. */
function CurveTable({ days, isStale }: Props) {
  const { t, i18n } = useTranslation();
  const number = new Intl.NumberFormat(localeFor(i18n.language));
  return (
    <Table aria-label={t('dashboard.curve.title')} aria-busy={isStale}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('dashboard.curve.day')}</Table.Th>
          <Table.Th>{t('dashboard.curve.users')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {days.toReversed().map(({ date, count }) => (
          <Table.Tr key={date}>
            <Table.Th scope="row" fw={400}>
              <time dateTime={date}>{formatDate(startOfDay(date), i18n.language)}</time>
            </Table.Th>
            <Table.Td>{number.format(count)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
