import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { localeFor } from '#console/lib/format-date.ts';
import { useUrlState } from '#console/lib/use-url-state.ts';
import { triedRows } from '#console/shared/jobs/job-facts.ts';
import { DataTable } from '#console/ui/data-table.tsx';
import { type Job, type RowPlan, rowPlans } from '#contract/jobs.ts';

import { rowState } from './job-rows.tsx';
import classes from './jobs.module.css';

/** Numbers of rows by what will happen, each linked to the rows below. */
export function PlanTable({ job }: { job: Job }) {
  const { plans, total } = job;
  const { t, i18n } = useTranslation();
  const { state, hrefWith } = useUrlState(rowState);
  const number = new Intl.NumberFormat(localeFor(i18n.language));
  const tried = triedRows(job);
  // Those of a trial are done already.
  const countOf = (plan: RowPlan) => (plans[plan] ?? 0) - (plan === 'create' ? tried : 0);
  const found = rowPlans.map((plan) => ({ plan, count: countOf(plan) })).filter(({ count }) => count > 0);
  const unchecked = total - tried - found.reduce((sum, { count }) => sum + count, 0);
  return (
    <DataTable
      label={t('jobs.preview.table')}
      isStale={false}
      head={
        <>
          <th className={classes.count}>{t('jobs.preview.column.users')}</th>
          <th>{t('jobs.preview.column.plan')}</th>
          <th className={classes.wide}>{t('jobs.preview.column.why')}</th>
        </>
      }
    >
      {found.map(({ plan, count }) => (
        <tr key={plan}>
          <td className={classes.count}>{number.format(count)}</td>
          <th scope="row" className={classes.rowHead}>
            <Link
              to={hrefWith({ plan: state.plan === plan ? undefined : plan, state: undefined, page: 1 })}
              preventScrollReset
              aria-current={state.plan === plan ? 'true' : undefined}
              className={classes.link}
            >
              {t(`jobs.plan.${plan}`)}
            </Link>
            <Text size="xs" c="dimmed" className={classes.narrow}>
              {t(`jobs.planText.${plan}`)}
            </Text>
          </th>
          <td className={classes.wide}>{t(`jobs.planText.${plan}`)}</td>
        </tr>
      ))}
      {tried > 0 && (
        <tr>
          <td className={classes.count}>{number.format(tried)}</td>
          <th scope="row" className={classes.rowHead}>
            {t('jobs.plan.tried')}
          </th>
          <td className={classes.wide}>{t('jobs.planText.tried')}</td>
        </tr>
      )}
      {unchecked > 0 && (
        <tr>
          <td className={classes.count}>{number.format(unchecked)}</td>
          <th scope="row" className={classes.rowHead}>
            {t('jobs.plan.unchecked')}
          </th>
          <td className={classes.wide}>{t('jobs.planText.unchecked')}</td>
        </tr>
      )}
    </DataTable>
  );
}
