import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';

import { jobQueries, type JobRowQuery } from '#console/api/jobs.ts';
import { isMoving } from '#console/shared/jobs/job-facts.ts';
import type { Job, JobRow } from '#contract/jobs.ts';

/** How often rows that change are read, in ms. */
const rowsInterval = 3000;

/** Rows of a job, which are read again while they change, and after each change of the job. */
export function useRows(job: Job, query: JobRowQuery) {
  const client = useQueryClient();
  const before = useRef(job);
  useEffect(() => {
    if (before.current === job) return;
    before.current = job;
    if (!isMoving(job)) void client.invalidateQueries({ queryKey: jobQueries.rowsOf(job.id) });
  }, [client, job]);
  return useQuery({
    ...jobQueries.rows(job.id, query),
    refetchInterval: ({ state }) =>
      isMoving(job) || state.data?.items.some((row) => isOutdated(row, job)) === true ? rowsInterval : false,
  });
}

/** Whether a row was read before the job was checked to the end, or ended: the requests of both may cross. */
const isOutdated = ({ plan, state }: JobRow, job: Job): boolean =>
  state === 'running' || (plan === null && job.state === 'ready');
