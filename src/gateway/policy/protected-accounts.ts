import * as z from 'zod';

import { maxPageSize } from '#contract/paging.ts';

import { readAnswer } from '#gateway/upstream/internal-read.ts';
import type { RoleProtection } from './role-protection.ts';
import type { UpstreamClient } from '#gateway/upstream/upstream-client.ts';

const heldRoles = z.array(z.object({ id: z.string(), name: z.string() }));
type HeldRoles = z.infer<typeof heldRoles>;

type Options = { ask: UpstreamClient; protection: Pick<RoleProtection, 'firstOf'> };

/** The protected role that one of the accounts holds, if any. */
export type ProtectedAccounts = (userIds: readonly string[]) => Promise<string | undefined>;

/**
 * Accounts that hold a protected role are the operators' own kind: whoever could reset the password of one would be one.
 * Which roles a user has is read for each write: a cached "no" would be good for taking over an account that became an
 * operator's a moment ago, in this process or in another.
 */
export function protectedAccounts({ ask, protection }: Options): ProtectedAccounts {
  return async (userIds) => {
    const held = (await Promise.all(userIds.map(readRoles))).flat();
    // Many users have the same roles.
    return protection.firstOf([...new Map(held.map((role) => [role.id, role])).values()]);
  };

  async function readRoles(userId: string): Promise<HeldRoles> {
    const found = new Map<string, HeldRoles[number]>();
    for (let page = 1; ; page += 1) {
      const address = `/api/users/${encodeURIComponent(userId)}/roles?page=${page}&page_size=${maxPageSize}`;
      // Each page waits for the one before it: whether there is another is known only then.
      const roles = await readAnswer(await ask({ method: 'GET', address }), heldRoles);
      // An account that does not exist has no roles; the action itself will be told so.
      if (roles === undefined) return [...found.values()];
      const known = found.size;
      for (const role of roles) found.set(role.id, role);
      // A server that knows no pages would answer the same again for ever.
      if (roles.length < maxPageSize || found.size === known) return [...found.values()];
    }
  }
}
