import * as z from 'zod';

import { readAnswer } from '#gateway/upstream/internal-read.ts';
import type { RoleProtection } from './role-protection.ts';
import type { UpstreamClient } from '#gateway/upstream/upstream-client.ts';

const role = z.object({ name: z.string() });

/** The roles that a write gives, takes away or changes. */
export type NamedRoles = {
  ids: readonly string[];
  names: readonly string[];
  /** Permissions that a new role gets, by their IDs. */
  scopeIds?: readonly string[];
};

type Options = { ask: UpstreamClient; protection: Omit<RoleProtection, 'causesOf'> };

/** The protected one among the roles, if any. */
export type ProtectedRoles = (named: NamedRoles) => Promise<string | undefined>;

/** Whoever could give somebody a protected role, or its name to another role, could make an operator of anybody. */
export function protectedRolesAmong({ ask, protection }: Options): ProtectedRoles {
  return async ({ ids, names, scopeIds = [] }) => {
    const named = protection.firstNamed(names);
    if (named !== undefined) return named;
    const roles = (await Promise.all(ids.map(read))).filter((one) => one !== undefined);
    const found = await protection.firstOf(roles);
    if (found !== undefined) return found;
    return (await protection.hasManagementScope(scopeIds)) ? (names[0] ?? '') : undefined;
  };

  async function read(id: string): Promise<{ id: string; name: string } | undefined> {
    const answer = await ask({ method: 'GET', address: `/api/roles/${encodeURIComponent(id)}` });
    // Of a role that does not exist the action itself will be told.
    const found = await readAnswer(answer, role);
    return found && { id, name: found.name };
  }
}
