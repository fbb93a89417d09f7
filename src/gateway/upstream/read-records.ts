import * as z from 'zod';

import { jsonObject } from '#contract/json.ts';
import { expiringCache } from '#gateway/expiring-cache.ts';
import { readJson } from '#gateway/read-json.ts';

import { readAnswer } from './internal-read.ts';
import type { UpstreamClient } from './upstream-client.ts';

const user = z.looseObject({
  id: z.string(),
  name: z.string().nullable().optional(),
  username: z.string().nullable().optional(),
});

export type Account = { id: string; name: string | undefined; fields: Readonly<Record<string, unknown>> };

/**
 * Returns the current name and fields of an account; undefined if it does not exist or cannot be read.
 *
 * @throws {GatewayFault} if it is required and exists but cannot be read
 */
export type ReadUser = (userId: string, options?: ReadOptions) => Promise<Account | undefined>;
export type ReadOptions = { isRequired?: boolean };

export const userReader =
  (send: UpstreamClient): ReadUser =>
  async (userId, { isRequired = false } = {}) => {
    const answer = await send({ method: 'GET', address: `/api/users/${encodeURIComponent(userId)}` });
    if (!isRequired) return accountIn(answer);
    const found = await readAnswer(answer, user);
    return found && accountOf(found);
  };

const signIns = z.object({ lastSignInAt: z.number().nullish() });

/**
 * Returns the time of a user's last sign-in, in ms since the epoch; undefined if the user never signed in or does not
 * exist.
 *
 * @throws {GatewayFault} when it cannot be read
 */
export const lastSignInReader =
  (send: UpstreamClient) =>
  async (userId: string): Promise<number | undefined> => {
    const answer = await send({ method: 'GET', address: `/api/users/${encodeURIComponent(userId)}` });
    return (await readAnswer(answer, signIns))?.lastSignInAt ?? undefined;
  };

/** How long an account is cached, in ms, and how many accounts at most. */
const rememberedFor = 60_000;
const maxRemembered = 1000;

export type RecentUsers = {
  /** Caches the account in a response. Reads a clone, so that the body can still be read. */
  remember: (answer: Response) => void;
  get: (userId: string) => Pick<Account, 'id' | 'name'> | undefined;
};

/** Caches the names of recently read accounts, so that audit events about them need no further request. */
export function recentUsers(clock: () => number): RecentUsers {
  const known = expiringCache<Pick<Account, 'id' | 'name'>>({ max: maxRemembered, ttl: rememberedFor, clock });
  return {
    remember: (answer) => {
      if (!answer.ok) return;
      void accountIn(answer.clone()).then((account) => {
        if (account !== undefined) known.set(account.id, { id: account.id, name: account.name });
      });
    },
    get: (userId) => known.get(userId),
  };
}

/** Returns the account in a response; undefined if it contains none. */
export async function accountIn(answer: Response): Promise<Account | undefined> {
  const found = user.safeParse(await readJson(answer).catch(() => undefined));
  return answer.ok && found.success ? accountOf(found.data) : undefined;
}

function accountOf(fields: z.infer<typeof user>): Account {
  const { id, name, username } = fields;
  return { id, name: name ?? username ?? undefined, fields };
}

/**
 * Returns the current fields of a role; undefined if it does not exist or cannot be read.
 *
 * @throws {GatewayFault} if it is required and exists but cannot be read
 */
export type ReadRole = (
  roleId: string,
  options?: ReadOptions,
) => Promise<Readonly<Record<string, unknown>> | undefined>;

export const roleReader =
  (send: UpstreamClient): ReadRole =>
  async (roleId, { isRequired = false } = {}) => {
    const answer = await send({ method: 'GET', address: `/api/roles/${encodeURIComponent(roleId)}` });
    if (isRequired) return readAnswer(answer, jsonObject);
    const found = jsonObject.safeParse(await readJson(answer).catch(() => undefined));
    return answer.ok ? found.data : undefined;
  };
