import { Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';

import { hasText } from '#console/i18n/has-text.ts';
import { UnreadableFile } from '#console/lib/unreadable-file.ts';
import { ForeignText } from '#console/ui/foreign-text.tsx';
import { TableSkeleton } from '#console/ui/table-skeleton.tsx';
import type { ImportRow } from '#contract/imports.ts';

import frame from '#console/ui/data-table.module.css';
import { explainCellProblem, explainUnreadableFile } from './explain-import.ts';
import type { ImportReader } from './import-reader.ts';
import classes from './import.module.css';
import type { MapOptions } from './map-row.ts';
import type { ImportMapping } from './mapping.ts';
import { sampleCells, sampleColumns } from './sample-cells.ts';

type Props = { reader: ImportReader; version: number; mapping: ImportMapping; options: MapOptions };

/** Rows of the sample. */
const sampleSize = 10;

/** Time after the last change until the sample is made again, in ms. */
const settle = 250;

/** The users that the first rows of the file will become, and what is wrong with their values. */
export function RowSample({ reader, version, mapping, options }: Props) {
  const { t } = useTranslation();
  const [wanted] = useDebouncedValue({ mapping, options }, settle);
  const sample = useQuery({
    queryKey: ['import-sample', version, wanted],
    queryFn: () => reader.sample(wanted.mapping, wanted.options, sampleSize),
    // It is in the browser, also when that is offline, and holds data of a file that is not to be kept.
    networkMode: 'always',
    gcTime: 0,
    staleTime: Infinity,
    retry: false,
    placeholderData: keepPreviousData,
  });
  if (sample.data !== undefined) return <SampleTable rows={sample.data} isStale={sample.isPlaceholderData} />;
  if (sample.error instanceof UnreadableFile) {
    return (
      <Text c="red" size="sm" role="alert">
        {explainUnreadableFile(sample.error, t)}
      </Text>
    );
  }
  return <TableSkeleton rows={3} />;
}

function SampleTable({ rows, isStale }: { rows: readonly ImportRow[]; isStale: boolean }) {
  const { t } = useTranslation();
  const columns = sampleColumns(rows);
  const hasProblems = rows.some(({ problems = [] }) => problems.length > 0);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the cells have nothing to focus, so the keyboard scrolls it
    <div className={frame.frame} tabIndex={0} role="group" aria-label={t('importUsers.sample.title')}>
      <table aria-label={t('importUsers.sample.title')} aria-busy={isStale} className={frame.table}>
        <thead>
          <tr>
            <th className={classes.rowNumber}>{t('importUsers.sample.row')}</th>
            {/* Before the values, which may need scrolling. */}
            {hasProblems && <th>{t('importUsers.sample.problems')}</th>}
            {columns.map((column) => (
              <th key={column}>{columnText(column, t)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.number}>
              <td className={classes.rowNumber}>{row.number}</td>
              {hasProblems && (
                <td className={classes.cell}>
                  <div className={classes.problems}>
                    <Problems problems={row.problems ?? []} />
                  </div>
                </td>
              )}
              {columns.map((column) => (
                <td key={column} className={classes.cell}>
                  <div className={classes.value}>
                    <SampleCell column={column} row={row} />
                  </div>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function SampleCell({ column, row }: { column: string; row: ImportRow }) {
  const { t } = useTranslation();
  const { unverified = [] } = row;
  if (column === 'password') {
    return row.password === undefined
      ? t('importUsers.sample.noPassword')
      : t(`importUsers.sample.${row.password.kind}`, {
          algorithm: row.password.kind === 'digest' ? row.password.algorithm : '',
        });
  }
  if (column === 'isSuspended') return row.isSuspended === true ? t('changes.yes') : t('changes.no');
  const text = sampleCells(row).get(column);
  if (text === undefined) return null;
  return (
    <>
      <ForeignText>{text}</ForeignText>
      {unverified.some((one) => one === column) && (
        <Text size="xs" c="dimmed">
          {t('importUsers.sample.unverified')}
        </Text>
      )}
    </>
  );
}

function Problems({ problems }: { problems: NonNullable<ImportRow['problems']> }) {
  const { t } = useTranslation();
  return (
    <Stack gap={2}>
      {problems.map(({ column, problem }) => (
        <Text key={`${column} ${problem}`} size="sm">
          {column === ''
            ? explainCellProblem(problem, t)
            : t('importUsers.sample.problem', { column, problem: explainCellProblem(problem, t) })}
        </Text>
      ))}
    </Stack>
  );
}

const otherColumns = ['sourceId', 'password', 'isSuspended', 'identities', 'roles', 'organizations'] as const;

function columnText(column: string, t: TFunction): string {
  const other = otherColumns.find((one) => one === column);
  if (other !== undefined) return t(`importUsers.sample.column.${other}`);
  const key = `user.field.${column}`;
  if (column === 'profile') return t('importUsers.sample.column.profile');
  return hasText(key) ? t(key) : column;
}
