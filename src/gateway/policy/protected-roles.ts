import * as z from 'zod';

import { readAnswer } from '#gateway/upstream/internal-read.ts';
import type { UpstreamClient } from '#gateway/upstream/upstream-client.ts';

import type { ProtectionCheck } from './role-protection.ts';

const role = z.object({ name: z.string() });

/** The roles that a write assigns, removes or changes. */
export type NamedRoles = {
  ids: readonly string[];
  names: readonly string[];
  /** IDs of the permissions that a new role, or the only one of the roles, gets. */
  scopeIds?: readonly string[];
};

type Options = { send: UpstreamClient; protection: Omit<ProtectionCheck, 'causesOf'> };

/** Returns the name of a protected role among the roles; undefined if there is none. */
export type ProtectedRoles = (named: NamedRoles) => Promise<string | undefined>;

/**
 * Finds protected roles in a write: assigning one, or giving its name to another role, can make any user an operator.
 */
export function protectedRolesAmong({ send, protection }: Options): ProtectedRoles {
  return async ({ ids, names, scopeIds = [] }) => {
    const named = protection.firstNamed(names);
    if (named !== undefined) return named;
    const roles = (await Promise.all(ids.map(read))).filter((one) => one !== undefined);
    const found = await protection.firstOf(roles);
    if (found !== undefined) return found;
    return (await protection.hasManagementScope(scopeIds)) ? (names[0] ?? roles[0]?.name ?? '') : undefined;
  };

  async function read(id: string): Promise<{ id: string; name: string } | undefined> {
    const answer = await send({ method: 'GET', address: `/api/roles/${encodeURIComponent(id)}` });
    // If the role does not exist, the write itself will fail.
    const found = await readAnswer(answer, role);
    return found && { id, name: found.name };
  }
}
