import { queryOptions } from '@tanstack/react-query';

import { passwordRecovery } from '#contract/operators.ts';

import type { ApiRequest } from '#console/api/api-request.ts';
import { ask } from '#console/api/http.ts';

/** Where a user gets the code that sets a new password. */
export const passwordRecoveryQueries = {
  of: (userId: string) => {
    const request: ApiRequest = {
      method: 'GET',
      route: '/usher/users/{userId}/password-recovery',
      params: { userId },
    };
    return queryOptions({
      queryKey: ['password-recovery', userId],
      queryFn: ({ signal }) => ask(request, passwordRecovery, signal),
      meta: { request },
    });
  },
};
