import * as z from 'zod';

import { GatewayFault } from '#gateway/gateway-fault.ts';
import { answerFrom, type AnswerOptions } from '#gateway/proxy/answer.ts';
import { readJson } from '#gateway/read-json.ts';
import { type UpstreamClient, withJson } from '#gateway/upstream/upstream-client.ts';

import type { WriteUpstream } from './write-upstream.ts';

const identifiers = z.object({
  username: z.string().nullish(),
  primaryEmail: z.string().nullish(),
  primaryPhone: z.string().nullish(),
});

type Options = { send: UpstreamClient; write: WriteUpstream; userId: string } & Pick<AnswerOptions, 'reported'>;

/**
 * Removes the lockout of an account after too many failed attempts. Logto locks identifiers as they were typed and, for
 * MFA, the user ID. They are read from the account, so that a request cannot name those of another account. Logto
 * deletes only attempts of the last hour, so an older lockout stays until it expires.
 *
 * @returns the failed response of the Management API, or 204
 * @throws {GatewayFault} when the Management API fails, or it is unknown whether the lockout was removed
 */
export async function unlockAccount({ send, write, userId, reported }: Options): Promise<Response> {
  const userPath = `/api/users/${encodeURIComponent(userId)}`;
  const account = await answerFrom(await send({ method: 'GET', address: userPath }), { path: userPath, reported });
  if (!account.ok) return account;
  const found = identifiers.safeParse(await readJson(account));
  if (!found.success) throw new GatewayFault('badAnswer', { data: { status: account.status } });
  const { username, primaryEmail, primaryPhone } = found.data;
  const typed = [username, primaryEmail, primaryEmail?.toLowerCase(), primaryPhone];
  const targets = new Set([...typed.filter((value) => typeof value === 'string'), userId]);

  const path = '/api/sentinel-activities/delete';
  return write(withJson('POST', path, { targetType: 'User', targets: [...targets] }), { path, reported });
}
