import { mutationOptions } from '@tanstack/react-query';
import * as z from 'zod/mini';

import { scope } from '#contract/resources.ts';

import type { ApiRequest, WriteCause, WriteInput } from './api-request.ts';
import { doForEach, type NamedItem } from './do-for-each.ts';
import { fetchJson, sendRemoval, sendRequest } from './http.ts';
import { roleRequests } from './role-requests.ts';
import { roleQueries } from './roles.ts';
import { settleBy } from './settle.ts';

const route = '/api/roles/{id}/scopes';

/** Requests that change the permissions of a role (logto-behavior.md#15.1). */
export const roleScopeRequests = {
  assign: (id: string, scopeIds: readonly string[]): ApiRequest => ({
    method: 'POST',
    route,
    params: { id },
    body: { scopeIds },
  }),

  remove: (id: string, scopeId: string): ApiRequest => ({
    method: 'DELETE',
    route: `${route}/{scopeId}`,
    params: { id, scopeId },
  }),
};

/** Permissions decide whether a role is protected. */
const invalidated = (roleId: string) => [roleQueries.scopes(roleId).queryKey, [...roleQueries.all(), 'protection']];

export const roleScopeMutations = {
  /** Assigns permissions to a role, all or none. */
  assign: (roleId: string) =>
    mutationOptions({
      mutationFn: ({ values: permissions, ...cause }: WriteInput<readonly NamedItem[]>) => {
        const ids = permissions.map(({ id }) => id);
        return settleBy(
          () => sendRequest({ ...roleScopeRequests.assign(roleId, ids), ...cause }),
          async () => {
            const now = await readScopeIds(roleId);
            return ids.every((id) => now.has(id));
          },
        );
      },
      meta: { invalidates: invalidated(roleId) },
    }),

  /** Removes permissions from a role, with one request each. */
  remove: (roleId: string) =>
    mutationOptions({
      mutationFn: ({ values: permissions, ...cause }: WriteInput<readonly NamedItem[]>) =>
        doForEach(permissions, ({ id }) => remove(roleId, id, cause)),
      meta: { invalidates: invalidated(roleId) },
    }),
};

const remove = (roleId: string, scopeId: string, cause: WriteCause): Promise<void> =>
  settleBy(
    () => sendRemoval({ ...roleScopeRequests.remove(roleId, scopeId), ...cause }),
    async () => !(await readScopeIds(roleId)).has(scopeId),
  );

const readScopeIds = async (roleId: string): Promise<ReadonlySet<string>> =>
  new Set((await fetchJson(roleRequests.scopes(roleId), z.array(scope))).map(({ id }) => id));
