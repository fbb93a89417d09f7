import { useQuery } from '@tanstack/react-query';

import { jobQueries } from '#console/api/jobs.ts';
import { listInterval, pollInterval, useLiveJobs } from '#console/shared/jobs/live-jobs.ts';
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

export function useJobs(query: PageQuery) {
  const areLive = useLiveJobs();
  return useQuery({
    ...jobQueries.list(query),
    staleTime: 0,
    refetchInterval: ({ state }) => listInterval(state.data?.items, areLive),
  });
}
