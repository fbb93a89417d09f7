import { queryOptions } from '@tanstack/react-query';
import * as z from 'zod';

import { application } from '#contract/applications.ts';

import { get } from './http.ts';

export const applicationQueries = {
  /** All applications: the API answers them whole when no page is asked for. They hardly change while one works. */
  list: () =>
    queryOptions({
      queryKey: ['applications'],
      queryFn: ({ signal }) => get('/api/applications', z.array(application), signal),
      staleTime: Number.POSITIVE_INFINITY,
    }),
};
