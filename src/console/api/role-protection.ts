import { mutationOptions, queryOptions } from '@tanstack/react-query';

import { roleProtection } from '#contract/role-protection.ts';

import type { ApiRequest, WriteInput } from './api-request.ts';
import { fetchJson, sendRequest } from './http.ts';
import { roleQueries } from './roles.ts';
import { settleBy } from './settle.ts';

/** Usher's own routes, so "Show requests" omits them. */
export const roleProtectionRequests = {
  read: (roleId: string): ApiRequest => requestOf('GET', roleId),
  protect: (roleId: string): ApiRequest => requestOf('PUT', roleId),
  unprotect: (roleId: string): ApiRequest => requestOf('DELETE', roleId),
};

const requestOf = (method: ApiRequest['method'], roleId: string): ApiRequest => ({
  method,
  route: '/usher/roles/{roleId}/protection',
  params: { roleId },
});

const readProtection = (roleId: string, signal?: AbortSignal) =>
  fetchJson(roleProtectionRequests.read(roleId), roleProtection, signal);

export const roleProtectionQueries = {
  /** Why a role is protected. Under the key of roles, because it depends on the role's name. */
  of: (roleId: string) =>
    queryOptions({
      queryKey: [...roleQueries.all(), 'protection', roleId] as const,
      queryFn: ({ signal }) => readProtection(roleId, signal),
    }),
};

const mutationOf = (kind: 'protect' | 'unprotect') => (roleId: string) =>
  mutationOptions({
    mutationFn: ({ reason }: WriteInput<void>) =>
      settleBy(
        () => sendRequest({ ...roleProtectionRequests[kind](roleId), reason }),
        async () => ((await readProtection(roleId)).mark !== null) === (kind === 'protect'),
      ),
    meta: { invalidates: [roleProtectionQueries.of(roleId).queryKey] },
  });

export const roleProtectionMutations = { protect: mutationOf('protect'), unprotect: mutationOf('unprotect') };
