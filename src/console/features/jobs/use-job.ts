import { useQuery } from '@tanstack/react-query';

import { jobQueries } from '#console/api/jobs.ts';
import { isUnderWay } from '#console/shared/jobs/job-facts.ts';
import { pollInterval, useLiveJobs } from '#console/shared/jobs/live-jobs.ts';
import type { PageQuery } from '#contract/paging.ts';

/** A job, which is read again while it is under way. */
export function useJob(id: string) {
  const areLive = useLiveJobs();
  return useQuery({
    ...jobQueries.detail(id),
    // Another operator may have gone on with it.
    staleTime: 0,
    refetchInterval: ({ state }) => pollInterval(state.data, areLive),
  });
}

/** How often a list with a job under way is read where the server's events don't arrive, in ms. */
const listInterval = 3000;

export function useJobs(query: PageQuery) {
  const areLive = useLiveJobs();
  return useQuery({
    ...jobQueries.list(query),
    staleTime: 0,
    refetchInterval: ({ state }) => (!areLive && state.data?.items.some(isUnderWay) === true ? listInterval : false),
  });
}
