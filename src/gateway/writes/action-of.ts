import * as z from 'zod';

import { actionsOf } from '#gateway/policy/authorize.ts';
import type { FoundRule } from '#gateway/policy/find-rule.ts';
import type { NamedRoles } from '#gateway/policy/protected-roles.ts';

import type { Action } from './actions.ts';

/** Describes a write for permission checks and the audit log. */
export function actionOf(found: FoundRule, body: unknown): Action {
  const { rule, params } = found;
  const { userId: _account, ...others } = params;
  const [other, ...further] = Object.entries(others);
  return {
    permissions: actionsOf(rule, body),
    limit: 'write',
    targets: targetsOf(found, body),
    roles: rolesOf(found, body),
    record: {
      method: rule.method,
      route: rule.path,
      target: other && { type: other[0].replace(/Id$/, ''), id: other[1] },
      fields: typeof body === 'object' && body !== null ? { ...body } : undefined,
      removed: rule.method === 'DELETE' && further.length > 0 ? Object.fromEntries(further) : undefined,
      writes: rule.writes,
      creates: rule.creates,
    },
  };
}

/** Returns the target accounts of a write: the one in the path, and those in the body. */
const targetsOf = ({ rule, params }: FoundRule, body: unknown): string[] => [
  ...(params['userId'] === undefined ? [] : [params['userId']]),
  ...(rule.targets?.(body) ?? []),
];

function rolesOf({ rule, params }: FoundRule, body: unknown): NamedRoles {
  const inBody = namedRoles.safeParse(body).data;
  const isRole = rule.path === '/api/roles' || rule.path === '/api/roles/:roleId';
  return {
    ids: [...(params['roleId'] === undefined ? [] : [params['roleId']]), ...(inBody?.roleIds ?? [])],
    names: [...(inBody?.roleNames ?? []), ...(isRole && inBody?.name !== undefined ? [inBody.name] : [])],
    scopeIds: inBody?.scopeIds ?? [],
  };
}

/** Members of a different type are ignored; the Management API refuses them. */
const namedRoles = z.object({
  roleIds: z.array(z.string()).optional().catch(undefined),
  roleNames: z.array(z.string()).optional().catch(undefined),
  name: z.string().optional().catch(undefined),
  scopeIds: z.array(z.string()).optional().catch(undefined),
});
