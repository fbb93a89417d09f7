import * as z from 'zod';

import { maxPageSize } from '#contract/paging.ts';

import { readAnswer } from './internal-read.ts';
import type { UpstreamClient } from './upstream-client.ts';

/** How long a user's roles are remembered, in ms. */
const rolesGoodFor = 60_000;

/** Accounts remembered at most. */
const maxRemembered = 10_000;

const roleNames = z.array(z.object({ name: z.string() }));

type Options = { ask: UpstreamClient; protectedRoles: readonly string[]; clock: () => number };

/** The protected role that an account holds, if any. */
export type ProtectedAccounts = (userId: string) => Promise<string | undefined>;

/**
 * Accounts that hold a protected role are the operators' own kind: whoever could reset the password of one would be one.
 * Which roles a user has is asked upstream and remembered for a minute.
 */
export function protectedAccounts({ ask, protectedRoles, clock }: Options): ProtectedAccounts {
  const remembered = new Map<string, { role: string | undefined; until: number }>();
  return async (userId) => {
    if (protectedRoles.length === 0) return undefined;
    const known = remembered.get(userId);
    if (known !== undefined && clock() < known.until) return known.role;
    const names = await readRoleNames(userId);
    const role = protectedRoles.find((name) => names.includes(name));
    if (remembered.size >= maxRemembered) remembered.clear();
    remembered.set(userId, { role, until: clock() + rolesGoodFor });
    return role;
  };

  async function readRoleNames(userId: string): Promise<string[]> {
    const found: string[] = [];
    for (let page = 1; ; page += 1) {
      const address = `/api/users/${encodeURIComponent(userId)}/roles?page=${page}&page_size=${maxPageSize}`;
      // Each page waits for the one before it: whether there is another is known only then.
      const roles = await readAnswer(await ask({ method: 'GET', address }), roleNames);
      // An account that does not exist has no roles; the deed itself will be told so.
      if (roles === undefined) return found;
      const added = roles.filter(({ name }) => !found.includes(name));
      found.push(...added.map(({ name }) => name));
      // A server that knows no pages would answer the same again for ever.
      if (roles.length < maxPageSize || added.length === 0) return found;
    }
  }
}
