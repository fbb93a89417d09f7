import * as z from 'zod';

import { maxPageSize } from '#contract/paging.ts';

import { readAnswer } from './internal-read.ts';
import type { UpstreamClient } from './upstream-client.ts';

const roleNames = z.array(z.object({ name: z.string() }));

type Options = { ask: UpstreamClient; protectedRoles: readonly string[] };

/** The protected role that an account holds, if any. */
export type ProtectedAccounts = (userId: string) => Promise<string | undefined>;

/**
 * Accounts that hold a protected role are the operators' own kind: whoever could reset the password of one would be one.
 * Which roles a user has is read for each write: a cached "no" would be good for taking over an account that became an
 * operator's a moment ago, in this process or in another.
 */
export function protectedAccounts({ ask, protectedRoles }: Options): ProtectedAccounts {
  return async (userId) => {
    if (protectedRoles.length === 0) return undefined;
    const names = await readRoleNames(userId);
    return protectedRoles.find((name) => names.includes(name));
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
