import * as z from 'zod';

import { readAnswer } from './internal-read.ts';
import type { UpstreamClient } from './upstream-client.ts';

const role = z.object({ name: z.string() });

/** The roles that a write gives, takes away or changes. */
export type NamedRoles = { ids: readonly string[]; names: readonly string[] };

type Options = { ask: UpstreamClient; protectedRoles: readonly string[] };

/** The protected one among the roles, if any. */
export type ProtectedRoles = (named: NamedRoles) => Promise<string | undefined>;

/** Whoever could give somebody a protected role, or its name to another role, could make an operator of anybody. */
export function protectedRolesAmong({ ask, protectedRoles }: Options): ProtectedRoles {
  return async ({ ids, names }) => {
    if (protectedRoles.length === 0) return undefined;
    const all = [...names, ...(await Promise.all(ids.map(nameOf)))];
    return protectedRoles.find((name) => all.includes(name));
  };

  async function nameOf(id: string): Promise<string | undefined> {
    const answer = await ask({ method: 'GET', address: `/api/roles/${encodeURIComponent(id)}` });
    // Of a role that does not exist the deed itself will be told.
    return (await readAnswer(answer, role))?.name;
  }
}
