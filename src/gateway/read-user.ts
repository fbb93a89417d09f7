import * as z from 'zod';

import { readJson } from './limited-body.ts';
import type { UpstreamClient } from './upstream-client.ts';

const user = z.looseObject({
  id: z.string(),
  name: z.string().nullable().optional(),
  username: z.string().nullable().optional(),
});

export type Account = { id: string; name: string | undefined; fields: Readonly<Record<string, unknown>> };

/** An account as it is now: what it is called, and its fields. Nothing when it cannot be read. */
export type ReadUser = (userId: string) => Promise<Account | undefined>;

export const userReader =
  (ask: UpstreamClient): ReadUser =>
  async (userId) => {
    const answer = await ask({ method: 'GET', address: `/api/users/${encodeURIComponent(userId)}` });
    return accountIn(answer);
  };

/** The account that was answered, if it is one. */
export async function accountIn(answer: Response): Promise<Account | undefined> {
  const found = user.safeParse(await readJson(answer).catch(() => undefined));
  if (!answer.ok || !found.success) return undefined;
  const { id, name, username } = found.data;
  return { id, name: name ?? username ?? undefined, fields: found.data };
}
