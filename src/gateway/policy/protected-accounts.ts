import * as z from 'zod';

import { maxPageSize } from '#contract/paging.ts';

import { readAnswer } from '#gateway/upstream/internal-read.ts';
import type { RoleProtection } from './role-protection.ts';
import type { UpstreamClient } from '#gateway/upstream/upstream-client.ts';

const heldRoles = z.array(z.object({ id: z.string(), name: z.string() }));
type HeldRoles = z.infer<typeof heldRoles>;

type Options = { send: UpstreamClient; protection: Pick<RoleProtection, 'firstOf'> };

/** Returns the name of a protected role of one of the accounts; undefined if there is none. */
export type ProtectedAccounts = (userIds: readonly string[]) => Promise<string | undefined>;

/**
 * Finds accounts with a protected role, which are those of operators: an operator who reset such a password could sign
 * in as that operator. Roles are read for each write and never cached, because an account may have received a protected
 * role a moment ago, also through another process.
 */
export function protectedAccounts({ send, protection }: Options): ProtectedAccounts {
  return async (userIds) => {
    const held = (await Promise.all(userIds.map(readRoles))).flat();
    // Without duplicates, because many users have the same roles.
    return protection.firstOf([...new Map(held.map((role) => [role.id, role])).values()]);
  };

  async function readRoles(userId: string): Promise<HeldRoles> {
    const found = new Map<string, HeldRoles[number]>();
    for (let page = 1; ; page += 1) {
      const address = `/api/users/${encodeURIComponent(userId)}/roles?page=${page}&page_size=${maxPageSize}`;
      // In sequence: only the previous page shows whether there is another.
      const roles = await readAnswer(await send({ method: 'GET', address }), heldRoles);
      // The account does not exist; the write itself will fail.
      if (roles === undefined) return [...found.values()];
      const known = found.size;
      for (const role of roles) found.set(role.id, role);
      // A server that ignores paging would return the same roles forever.
      if (roles.length < maxPageSize || found.size === known) return [...found.values()];
    }
  }
}
