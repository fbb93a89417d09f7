import { queryOptions } from '@tanstack/react-query';

import { features } from '#contract/features.ts';

import { ask } from '#console/api/http.ts';

export const featureQueries = {
  /** What the operator of this Usher has switched on. Asked of Usher itself, so no request that others could make. */
  current: () =>
    queryOptions({
      queryKey: ['features'],
      queryFn: ({ signal }) => ask({ method: 'GET', route: '/usher/features' }, features, signal),
      staleTime: Number.POSITIVE_INFINITY,
    }),
};
