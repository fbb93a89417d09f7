import { queryOptions } from '@tanstack/react-query';

import { signInExperience } from '#contract/sign-in-experience.ts';

import { get } from './http.ts';

export const signInExperienceQueries = {
  current: () =>
    queryOptions({
      queryKey: ['sign-in-experience'],
      queryFn: ({ signal }) => get('/api/sign-in-exp', signInExperience, signal),
      staleTime: 5 * 60_000,
    }),
};
