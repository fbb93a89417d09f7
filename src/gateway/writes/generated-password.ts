import { randomInt } from 'node:crypto';

import { GatewayFault } from '#gateway/gateway-fault.ts';
import type { AnswerOptions } from '#gateway/proxy/answer.ts';
import { readJson } from '#gateway/read-json.ts';
import type { UpstreamClient } from '#gateway/upstream/upstream-client.ts';

import type { WriteUpstream } from './write-upstream.ts';

/** Characters that are hard to confuse when a password is read out on the phone. */
const alphabets = ['abcdefghjkmnpqrstuvwxyz', 'ABCDEFGHJKLMNPQRSTUVWXYZ', '23456789', '!#$%*+-=?@_'] as const;
const alphabet = alphabets.join('');

/** Length of a password in characters; about 110 bits with this alphabet. */
const usualLength = 18;

/**
 * Lengths of the candidates to check against the tenant's password policy, which may require longer or shorter
 * passwords. If all are refused, one is used unchecked, because the policy applies to end users only
 * (logto-behavior.md#10.5).
 */
const lengths = [usualLength, usualLength, usualLength, 24, 12, 40];

type Options = { send: UpstreamClient; write: WriteUpstream; userId: string } & Pick<AnswerOptions, 'reported'>;

/**
 * Sets a generated password. Returns the password, or the response if the Management API refused it.
 *
 * @throws {GatewayFault} when the Management API fails; `outcomeUnknown` contains the password, which may have been set
 */
export async function setGeneratedPassword({ send, write, userId, reported }: Options): Promise<string | Response> {
  const password = await suggestPassword(send, userId);
  const path = `/api/users/${encodeURIComponent(userId)}/password`;
  try {
    const answer = await write(withJson('PATCH', path, { password }), { path, reported });
    return answer.ok ? password : answer;
  } catch (error) {
    if (!(error instanceof GatewayFault && error.kind === 'outcomeUnknown')) throw error;
    throw new GatewayFault('outcomeUnknown', { data: { ...error.data, password }, cause: error.cause });
  }
}

/**
 * Generates a password that the tenant's policy accepts.
 *
 * @throws {GatewayFault} when the Management API cannot be reached
 */
export async function suggestPassword(send: UpstreamClient, userId: string): Promise<string> {
  const path = '/api/sign-in-exp/default/check-password';
  for (const length of lengths) {
    const password = candidate(length);
    // In sequence: a further candidate is needed only if the previous one was refused.
    const answer = await send(withJson('POST', path, { password, userId }));
    const verdict: unknown = await readJson(answer).catch(() => undefined);
    const isRefused =
      typeof verdict === 'object' && verdict !== null && 'result' in verdict && verdict.result === false;
    if (!isRefused) return password;
  }
  return candidate(usualLength);
}

function candidate(length: number): string {
  for (;;) {
    const drawn = Array.from({ length }, () => alphabet.charAt(randomInt(alphabet.length))).join('');
    if (alphabets.every((kind) => Array.from(kind).some((character) => drawn.includes(character)))) return drawn;
  }
}

const withJson = (method: string, address: string, body: object) => ({
  method,
  address,
  body: JSON.stringify(body),
  headers: new Headers({ 'content-type': 'application/json' }),
});
