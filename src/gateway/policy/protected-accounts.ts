import * as z from 'zod';

import { maxPageSize } from '#contract/paging.ts';
import { readAnswer } from '#gateway/upstream/internal-read.ts';
import type { UpstreamClient } from '#gateway/upstream/upstream-client.ts';

import type { ProtectionCheck } from './role-protection.ts';

const heldRoles = z.array(z.object({ id: z.string(), name: z.string(), isDefault: z.boolean().optional() }));
type HeldRoles = z.infer<typeof heldRoles>;

type Options = { readRolesOfUser: RolesOfUser; protection: Pick<ProtectionCheck, 'firstOf'> };

/** Returns the name of a protected role of one of the accounts; undefined if there is none. */
export type ProtectedAccounts = (userIds: readonly string[]) => Promise<string | undefined>;

/**
 * Finds accounts that hold a protected role: an operator who could reset the password of one would have its role. The roles
 * of a user are read for each write: a cached "no" would allow taking over an account that got the role a moment ago, in this
 * process or in another.
 */
export function protectedAccounts({ readRolesOfUser, protection }: Options): ProtectedAccounts {
  return async (userIds) => {
    const held = (await Promise.all(userIds.map(readRolesOfUser))).flat();
    // Many users have the same roles.
    return protection.firstOf([...new Map(held.map((role) => [role.id, role])).values()]);
  };
}

/** Reads all roles of a user; a user who does not exist has none. */
export type RolesOfUser = (userId: string) => Promise<HeldRoles>;

export function rolesOfUserReader(send: UpstreamClient): RolesOfUser {
  return async (userId) => {
    const found = new Map<string, HeldRoles[number]>();
    for (let page = 1; ; page += 1) {
      const address = `/api/users/${encodeURIComponent(userId)}/roles?page=${page}&page_size=${maxPageSize}`;
      // Each page waits for the one before it: whether there is another is known only then.
      const roles = await readAnswer(await send({ method: 'GET', address }), heldRoles);
      if (roles === undefined) return [...found.values()];
      const known = found.size;
      for (const role of roles) found.set(role.id, role);
      // A server that ignores the page would answer the same for ever.
      if (roles.length < maxPageSize || found.size === known) return [...found.values()];
    }
  };
}
