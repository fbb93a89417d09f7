import { Button, Group, Paper, Skeleton, Table, Title, VisuallyHidden } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { formatDate, formatDayOfMonth, localeFor } from '#console/lib/format-date.ts';
import type { ActiveUsers } from '#contract/dashboard.ts';

import { startOfDay } from './local-day.ts';

type Props = { days: ActiveUsers['dauCurve']; isStale: boolean };

const CurveChart = lazy(async () => ({ default: (await import('#console/ui/curve-chart.tsx')).CurveChart }));

/** Daily active users of 30 days as a chart or table. Screen readers always get the table. */
export function DailyCurve({ days, isStale }: Props) {
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
        <Button variant="default" size="compact-sm" onClick={() => setIsTable(!isTable)}>
          {t(isTable ? 'dashboard.curve.asChart' : 'dashboard.curve.asTable')}
        </Button>
      </Group>
      {isTable ? (
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
