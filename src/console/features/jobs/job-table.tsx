import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { localeFor } from '#console/lib/format-date.ts';
import { shownName } from '#console/lib/identifying-text.ts';
import { paths } from '#console/lib/paths.ts';
import { percentOf } from '#console/shared/jobs/job-facts.ts';
import { jobTitle } from '#console/shared/jobs/job-texts.ts';
import { DataTable } from '#console/ui/data-table.tsx';
import { ForeignText, spelledOut } from '#console/ui/foreign-text.tsx';
import { Timestamp } from '#console/ui/timestamp.tsx';
import type { Job } from '#contract/jobs.ts';

import { JobStateBadge } from './job-state.tsx';
import classes from './jobs.module.css';

type Props = { jobs: readonly Job[]; isStale: boolean };

export function JobTable({ jobs, isStale }: Props) {
  const { t, i18n } = useTranslation();
  const number = new Intl.NumberFormat(localeFor(i18n.language));
  return (
    <DataTable
      label={t('jobs.table')}
      isStale={isStale}
      head={
        <>
          <th>{t('jobs.column.job')}</th>
          <th>{t('jobs.column.state')}</th>
          <th className={classes.count}>{t('jobs.column.users')}</th>
          <th className={classes.wide}>{t('jobs.column.operator')}</th>
          <th className={classes.wide}>{t('jobs.column.created')}</th>
        </>
      }
    >
      {jobs.map((job) => {
        const operator = shownName(job.operator.name, job.operator.subject);
        const isStarted = job.startedAt !== null;
        return (
          <tr key={job.id}>
            <th scope="row" className={classes.rowHead}>
              <Link to={paths.job(job.id)} className={classes.link}>
                <ForeignText>{jobTitle(job, t)}</ForeignText>
              </Link>
              <Text size="xs" c="dimmed" className={classes.narrow}>
                <ForeignText>{operator}</ForeignText> · <Timestamp value={job.createdAt} />
              </Text>
            </th>
            <td>
              <JobStateBadge state={job.state} />
              {isStarted && (job.state === 'running' || job.state === 'paused') && (
                <Text size="xs" c="dimmed" mt={2}>
                  {t('jobs.percent', { percent: percentOf(job) })}
                </Text>
              )}
            </td>
            <td className={classes.count}>{number.format(job.total)}</td>
            <td className={classes.wide}>{spelledOut(operator)}</td>
            <td className={classes.wide}>
              <Timestamp value={job.createdAt} />
            </td>
          </tr>
        );
      })}
    </DataTable>
  );
}
