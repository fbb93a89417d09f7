import { Badge, Stack, Text } from '@mantine/core';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';

import { paths } from '#console/lib/paths.ts';
import { refusalOf } from '#console/shared/audit/event-texts.ts';
import { type NameOf, useRecordNames } from '#console/shared/audit/record-names.ts';
import { shownRowState } from '#console/shared/jobs/job-facts.ts';
import { changeText, lostTexts, recordsIn } from '#console/shared/jobs/job-texts.ts';
import { DataTable } from '#console/ui/data-table.tsx';
import { ForeignText } from '#console/ui/foreign-text.tsx';
import { type Job, type JobRow, type RowPlan, type RowState, writingPlans } from '#contract/jobs.ts';

import classes from './jobs.module.css';
import { hasRowActions, ImportReason, ImportRowActions } from './lazy-import-parts.ts';

type Props = {
  job: Job;
  rows: readonly JobRow[];
  /** Whether rows have more than their plan: a state. */
  isStarted: boolean;
  isStale: boolean;
};

const stateColors: Readonly<Record<RowState, string>> = {
  waiting: 'gray',
  running: 'blue',
  done: 'green',
  skipped: 'gray',
  failed: 'red',
  unknown: 'yellow',
};

const planColor = (plan: RowPlan): string =>
  writingPlans.some((one) => one === plan) ? 'blue' : plan === 'already' || plan === 'skipped' ? 'gray' : 'orange';

export function RowTable({ job, rows, isStarted, isStale }: Props) {
  const { t } = useTranslation();
  const hasActions = hasRowActions(job);
  const nameOf = useRecordNames([recordsIn(rows.flatMap(({ changes, missing }) => [...changes, ...missing]))]);
  return (
    <DataTable
      label={t('jobs.rows.table')}
      isStale={isStale}
      head={
        <>
          <th className={classes.count}>{t('jobs.rows.column.number')}</th>
          <th>{t('jobs.rows.column.user')}</th>
          <th>{t(isStarted ? 'jobs.rows.column.state' : 'jobs.rows.column.plan')}</th>
          <th className={classes.wide}>{t('jobs.rows.column.changes')}</th>
          {hasActions && <th className={classes.wide}>{t('jobs.rows.column.actions')}</th>}
        </>
      }
    >
      {rows.map((row) => (
        <tr key={row.number}>
          <td className={classes.count}>{row.number}</td>
          <th scope="row" className={classes.rowHead}>
            <RowUser row={row} />
            {row.entry !== null && row.entry !== row.label && (
              <Text size="xs" c="dimmed">
                <ForeignText>{row.entry}</ForeignText>
              </Text>
            )}
            <div className={classes.narrow}>
              <Changes row={row} isImport={job.kind === 'import'} nameOf={nameOf} />
              {hasActions && actionsOf(row)}
            </div>
          </th>
          <td>
            <RowBadge job={job} row={row} isStarted={isStarted} />
          </td>
          <td className={classes.wide}>
            <div className={classes.changes}>
              <Changes row={row} isImport={job.kind === 'import'} nameOf={nameOf} />
            </div>
          </td>
          {hasActions && <td className={classes.wide}>{actionsOf(row)}</td>}
        </tr>
      ))}
    </DataTable>
  );
}

const actionsOf = (row: JobRow) => (
  <Suspense fallback={null}>
    <ImportRowActions row={row} />
  </Suspense>
);

/** Link to the user, unless there is none anymore. */
function RowUser({ row: { userId, label, state, changes } }: { row: JobRow }) {
  const { pathname, search } = useLocation();
  const isDeleted = state === 'done' && changes.some(({ field, to }) => field === 'account' && to === null);
  if (userId === null || isDeleted) {
    return (
      <Text size="sm" fw={600}>
        <ForeignText>{label}</ForeignText>
      </Text>
    );
  }
  return (
    <Link to={paths.user(userId)} state={{ from: pathname + search }} className={classes.link}>
      <ForeignText>{label}</ForeignText>
    </Link>
  );
}

/** After the start, rows that are not carried out keep their plan, which says why. */
function RowBadge({ job, row: { plan, state }, isStarted }: { job: Job; row: JobRow; isStarted: boolean }) {
  const { t } = useTranslation();
  const isPlanned = plan !== null && writingPlans.some((one) => one === plan);
  // The user of a row of an import whose password was tried exists before the start, or may.
  if ((isStarted || state === 'done' || state === 'unknown') && (isPlanned || plan === null)) {
    return (
      <Badge variant="light" color={stateColors[state]} tt="none" miw="max-content">
        {t(`jobs.rows.state.${shownRowState(job, state)}`)}
      </Badge>
    );
  }
  return (
    <Badge variant="light" color={plan === null ? 'gray' : planColor(plan)} tt="none" miw="max-content">
      {t(`jobs.plan.${plan ?? 'unchecked'}`)}
    </Badge>
  );
}

/** What is changed, what goes with a deleted account, and why a row failed or is not carried out. */
function Changes({ row, isImport, nameOf }: { row: JobRow; isImport: boolean; nameOf: NameOf }) {
  const { t } = useTranslation();
  const { lost, code } = row;
  // Its change is the number of the other row, which the reason says.
  const changes = code === 'import.repeated' ? [] : row.changes;
  const texts = lost === null ? [] : lostTexts(lost, t);
  return (
    <Stack gap={2}>
      {changes.map((change) => (
        <Text key={change.field} size="sm">
          <ForeignText>{changeText(change, nameOf, t)}</ForeignText>
        </Text>
      ))}
      {texts.length > 0 && (
        <Text size="xs" c="dimmed">
          {t('jobs.alsoDeleted', { records: texts })}
        </Text>
      )}
      {row.missing.length > 0 && (
        <Text size="sm">
          <ForeignText>
            {t('jobs.rows.missing', { changes: row.missing.map((change) => changeText(change, nameOf, t)) })}
          </ForeignText>
        </Text>
      )}
      {code !== null && (
        <Text component="div" size="sm" c="dimmed">
          {isImport ? (
            <Suspense fallback={null}>
              <ImportReason row={row} />
            </Suspense>
          ) : (
            refusalOf(code, t)
          )}
        </Text>
      )}
    </Stack>
  );
}
