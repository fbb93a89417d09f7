import * as z from 'zod';

import { isManagementApi } from '#contract/resources.ts';
import type { ProtectionCause } from '#contract/role-protection.ts';
import { readAnswer } from '#gateway/upstream/internal-read.ts';
import type { UpstreamClient } from '#gateway/upstream/upstream-client.ts';

import type { OperatorPolicy } from './operator-policy.ts';
import type { RoleMarks } from './role-marks.ts';

const api = z.object({ indicator: z.string() });
const scopesOfRole = z.array(z.object({ resource: api }));
const apisWithScopes = z.array(api.extend({ scopes: z.array(z.object({ id: z.string() })) }));

type Role = { id: string; name: string };

type Options = {
  send: UpstreamClient;
  policy: Pick<OperatorPolicy, 'protectedRoles' | 'operatorRoleNames'>;
  marks: Pick<RoleMarks, 'among'>;
  /** The API identifier of the Management API that Usher uses. */
  managementApi: string;
};

/**
 * Decides which roles are protected, and why. Nothing is cached: a role may have become protected a moment ago, and a
 * stale result would let an operator take over an account. A check costs one query for all roles, and one request for
 * each role that its name or mark does not decide.
 */
export type ProtectionCheck = {
  /** Returns the name of a protected role among the roles, if any. */
  firstOf: (roles: readonly Role[]) => Promise<string | undefined>;
  /** Returns the first of the names that the settings protect, if any. */
  firstNamed: (names: readonly string[]) => string | undefined;
  /** Returns whether one of these permission IDs belongs to the Management API. */
  hasManagementScope: (scopeIds: readonly string[]) => Promise<boolean>;
  causesOf: (role: Role) => Promise<ProtectionCause[]>;
};

/** Concurrent requests for permissions of roles, per write. */
const atOnce = 10;

export function protectionCheck({ send, policy, marks, managementApi }: Options): ProtectionCheck {
  const isManagement = ({ indicator }: { indicator: string }) =>
    indicator === managementApi || isManagementApi(indicator);

  return { firstOf, firstNamed, hasManagementScope, causesOf };

  async function firstOf(roles: readonly Role[]): Promise<string | undefined> {
    const named = firstNamed(roles.map(({ name }) => name));
    if (named !== undefined) return named;
    const marked = await marks.among(roles.map(({ id }) => id));
    const found = roles.find(({ id }) => marked.has(id));
    if (found !== undefined) return found.name;
    for (let start = 0; start < roles.length; start += atOnce) {
      const some = roles.slice(start, start + atOnce);
      // In sequence: users rarely have more roles than one batch.
      const are = await Promise.all(some.map(({ id }) => carriesManagementScope(id)));
      const carrying = some.find((_role, index) => are[index]);
      if (carrying !== undefined) return carrying.name;
    }
    return undefined;
  }

  function firstNamed(names: readonly string[]): string | undefined {
    return policy.protectedRoles.find((name) => names.includes(name));
  }

  async function hasManagementScope(scopeIds: readonly string[]): Promise<boolean> {
    if (scopeIds.length === 0) return false;
    const answer = await send({ method: 'GET', address: '/api/resources?includeScopes=true' });
    const apis = (await readAnswer(answer, apisWithScopes)) ?? [];
    return apis.some((one) => isManagement(one) && one.scopes.some(({ id }) => scopeIds.includes(id)));
  }

  async function causesOf({ id, name }: Role): Promise<ProtectionCause[]> {
    const [marked, isCarrying] = await Promise.all([marks.among([id]), carriesManagementScope(id)]);
    const isOperators = policy.operatorRoleNames.includes(name);
    return [
      ...(isOperators ? (['operators'] as const) : []),
      ...(!isOperators && policy.protectedRoles.includes(name) ? (['setting'] as const) : []),
      ...(isCarrying ? (['management-api'] as const) : []),
      ...(marked.has(id) ? (['marked'] as const) : []),
    ];
  }

  async function carriesManagementScope(roleId: string): Promise<boolean> {
    // Without `page` the Management API returns all permissions.
    const answer = await send({ method: 'GET', address: `/api/roles/${encodeURIComponent(roleId)}/scopes` });
    // A role that does not exist has no permissions; the write itself will fail.
    return ((await readAnswer(answer, scopesOfRole)) ?? []).some(({ resource }) => isManagement(resource));
  }
}
