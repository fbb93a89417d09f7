import { queryOptions } from '@tanstack/react-query';

import { signInExperience } from '#contract/sign-in-experience.ts';

import type { ApiRequest } from './api-request.ts';
import { fetchJson } from './http.ts';

const current: ApiRequest = { method: 'GET', route: '/api/sign-in-exp' };

export const signInExperienceQueries = {
  current: () =>
    queryOptions({
      queryKey: ['sign-in-experience'],
      queryFn: ({ signal }) => fetchJson(current, signInExperience, signal),
      meta: { request: current },
      staleTime: 5 * 60_000,
    }),
};
