import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';

import { jobQueries } from '#console/api/jobs.ts';
import { paths } from '#console/lib/paths.ts';
import { awaitedJobs } from '#console/shared/jobs/awaited-jobs.ts';
import { isUnderWay, percentOf } from '#console/shared/jobs/job-facts.ts';
import { doneText } from '#console/shared/jobs/job-texts.ts';
import { listenToJobs, listInterval, useLiveJobs } from '#console/shared/jobs/live-jobs.ts';
import { useOperator } from '#console/shared/operator/use-operator.ts';
import { notifySuccess, notifyWarning } from '#console/ui/notify.ts';
import type { Job } from '#contract/jobs.ts';
import { defaultPageSize } from '#contract/paging.ts';

import classes from './jobs.module.css';

/**
 * Link to the jobs that are running, with their progress. While there are any, or a page of jobs is open, it receives their
 * changes for the whole console, and it notifies of the end of the operator's own jobs.
 */
export function RunningJobs() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const areLive = useLiveJobs();
  const { pathname } = useLocation();
  const { data } = useQuery({
    ...jobQueries.list({ page: 1, page_size: defaultPageSize }),
    refetchInterval: ({ state }) => listInterval(state.data?.items, areLive),
  });
  const jobs = data?.items ?? noJobs;
  const isWanted = pathname.startsWith(paths.jobs()) || jobs.some(isUnderWay);
  useEffect(() => (isWanted ? listenToJobs(client) : undefined), [client, isWanted]);
  useEndNotices(jobs);

  const running = jobs.filter(({ state }) => state === 'running');
  const [only, ...others] = running;
  if (only === undefined) return null;
  const percent = Math.floor(running.reduce((sum, job) => sum + percentOf(job), 0) / running.length);
  return (
    <Link
      to={others.length === 0 ? paths.job(only.id) : paths.jobs()}
      className={classes.chip}
      aria-label={t('jobs.running', { count: running.length, percent })}
    >
      <span className={classes.chipWide}>{t('jobs.running', { count: running.length, percent })}</span>
      <span className={classes.chipNarrow}>{t('jobs.percent', { percent })}</span>
    </Link>
  );
}

const noJobs: readonly Job[] = [];

/** Notifies when a job of this operator ends that was started in this tab, or seen running or paused. */
function useEndNotices(jobs: readonly Job[]): void {
  const { t } = useTranslation();
  const { subject } = useOperator();
  useEffect(() => {
    for (const job of jobs) {
      const { id, state, states, operator } = job;
      if (state === 'running' || state === 'paused') awaitedJobs.add(id);
      // A job may end before the list has it as running.
      if (state === 'canceled') awaitedJobs.delete(id);
      if (state !== 'finished' || !awaitedJobs.delete(id) || operator.subject !== subject) continue;
      const hasFailures = (states.failed ?? 0) + (states.unknown ?? 0) > 0;
      (hasFailures ? notifyWarning : notifySuccess)(doneText(job, t));
    }
  }, [jobs, subject, t]);
}
