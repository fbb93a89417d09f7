import { randomInt } from 'node:crypto';

import type { DictatedStyle } from '#contract/operators.ts';
import { GatewayFault } from '#gateway/gateway-fault.ts';
import type { AnswerOptions } from '#gateway/proxy/answer.ts';
import { readJson } from '#gateway/read-json.ts';
import { type UpstreamClient, withJson } from '#gateway/upstream/upstream-client.ts';

import { dictatedWords } from './dictated-words.ts';
import type { WriteUpstream } from './write-upstream.ts';

/** Characters that are hard to confuse when a password is read out on the phone. */
const alphabets = ['abcdefghjkmnpqrstuvwxyz', 'ABCDEFGHJKLMNPQRSTUVWXYZ', '23456789', '!#$%*+-=?@_'] as const;
const alphabet = alphabets.join('');

/** Characters of groups: without `s`, `z` and `q` too, which look like `5`, `2` and `9`. */
const letters = 'abcdefghjkmnprtuvwxy';
const digits = '23456789';

/** Length of a password in characters; about 110 bits with this alphabet. */
const usualLength = 18;

/**
 * Lengths of the candidates to check against the tenant's password policy, which may require longer or shorter
 * passwords. If all are refused, one is used unchecked, because the policy applies to end users only
 * (logto-behavior.md#10.5).
 */
const lengths = [usualLength, usualLength, usualLength, 24, 12, 40];

/** How often a password to dictate is tried before one of random characters is used. */
const dictatedTries = 2;

type Options = {
  send: UpstreamClient;
  write: WriteUpstream;
  userId: string;
  /** For a password to dictate; undefined: random characters. */
  style: DictatedStyle | undefined;
} & Pick<AnswerOptions, 'reported'>;

/**
 * Sets a generated password. Returns the password, or the response if the Management API refused it.
 *
 * @throws {GatewayFault} when the Management API fails; `outcomeUnknown` contains the password, which may have been set
 */
export async function setGeneratedPassword(options: Options): Promise<string | Response> {
  const { send, write, userId, style, reported } = options;
  const password = await suggestPassword(send, userId, style);
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
 * Generates a password that the tenant's policy accepts. If the policy is too narrow for the style, such as one with a
 * short maximum length, the password has another style.
 *
 * @throws {GatewayFault} when the Management API cannot be reached
 */
export async function suggestPassword(send: UpstreamClient, userId: string, style?: DictatedStyle): Promise<string> {
  const path = '/api/sign-in-exp/default/check-password';
  for (const password of candidates(style)) {
    // In sequence: a further candidate is needed only if the previous one was refused.
    const answer = await send(withJson('POST', path, { password, userId }));
    const verdict: unknown = await readJson(answer).catch(() => undefined);
    const isRefused =
      typeof verdict === 'object' && verdict !== null && 'result' in verdict && verdict.result === false;
    if (!isRefused) return password;
  }
  return randomCharacters(usualLength);
}

/** The candidates in the order in which they are checked, generated as they are needed. */
function* candidates(style: DictatedStyle | undefined): Generator<string> {
  for (let tries = 0; style === 'words' && tries < dictatedTries; tries += 1) yield inWords();
  for (let tries = 0; style !== undefined && tries < dictatedTries; tries += 1) yield inGroups();
  for (const length of lengths) yield randomCharacters(length);
}

/** Six words and three digits, such as `Copper-Lantern-Fabric-Tennis-Orbit-Velvet-482`: 72 bits. */
export function inWords(): string {
  const words = Array.from({ length: 6 }, () => capitalized(oneOf(dictatedWords)));
  return [...words, drawn(digits, 3)].join('-');
}

/** Four groups of four letters and digits, each with a capital letter first, such as `Kw4h-R7tm-…`: 74 bits. */
export function inGroups(): string {
  for (;;) {
    const groups = Array.from({ length: 4 }, () => capitalized(drawn(letters, 1) + drawn(letters + digits, 3)));
    const password = groups.join('-');
    if (/[a-z]/.test(password) && /\d/.test(password)) return password;
  }
}

function randomCharacters(length: number): string {
  for (;;) {
    const password = drawn(alphabet, length);
    if (alphabets.every((kind) => Array.from(kind).some((character) => password.includes(character)))) return password;
  }
}

const drawn = (from: string, length: number): string => Array.from({ length }, () => oneOf(from)).join('');

/** Draws from characters or words. `randomInt` is below the length, so there is one. */
const oneOf = (from: ArrayLike<string>): string => from[randomInt(from.length)] ?? '';

const capitalized = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);
