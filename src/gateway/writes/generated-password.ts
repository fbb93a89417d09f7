import { randomInt } from 'node:crypto';

import * as z from 'zod';

import type { DictatedStyle } from '#contract/operators.ts';
import { canGeneratePassword, generatePassword } from '#contract/password-generation.ts';
import { type PasswordPolicy, passwordIssues, type UserInfo } from '#contract/password-policy.ts';
import { GatewayFault } from '#gateway/gateway-fault.ts';
import type { AnswerOptions } from '#gateway/proxy/answer.ts';
import { readJson } from '#gateway/read-json.ts';
import { readAnswer } from '#gateway/upstream/internal-read.ts';
import { readPasswordPolicy } from '#gateway/upstream/read-password-policy.ts';
import { type UpstreamClient, withJson } from '#gateway/upstream/upstream-client.ts';

import { dictatedWords } from './dictated-words.ts';
import type { WriteUpstream } from './write-upstream.ts';

/** Characters of groups: without `s`, `z` and `q`, which look like `5`, `2` and `9`, and without other look-alikes. */
const letters = 'abcdefghjkmnprtuvwxy';
const digits = '23456789';

/** How many passwords of each form are offered to Logto, which also looks up breached ones. */
const dictatedTries = 2;
const randomTries = 3;

/** The user's details that the policy may reject. */
const details = z.object({
  name: z.string().nullable().default(null),
  username: z.string().nullable().default(null),
  primaryEmail: z.string().nullable().default(null),
  primaryPhone: z.string().nullable().default(null),
});

type Options = {
  write: WriteUpstream;
  userId: string;
  /** From {@link suggestPassword}. */
  password: string;
} & Pick<AnswerOptions, 'reported'>;

/**
 * Sets a generated password. Returns the response of the Management API if it refused the password, else undefined.
 *
 * @throws {GatewayFault} when the Management API fails; `outcomeUnknown` contains the password, which may have been set
 */
export async function setGeneratedPassword(options: Options): Promise<Response | undefined> {
  const { write, userId, password, reported } = options;
  const path = `/api/users/${encodeURIComponent(userId)}/password`;
  try {
    const answer = await write(withJson('PATCH', path, { password }), { path, reported });
    return answer.ok ? undefined : answer;
  } catch (error) {
    if (!(error instanceof GatewayFault && error.kind === 'outcomeUnknown')) throw error;
    throw new GatewayFault('outcomeUnknown', { data: { ...error.data, password }, cause: error.cause });
  }
}

/** What decides which passwords suit a user. */
export type PasswordRules = { policy: PasswordPolicy; user: UserInfo | undefined };

/**
 * Reads the rules for the passwords of a user.
 *
 * @throws {GatewayFault} `noSuitablePassword` if none can be generated, or when the Management API fails
 */
export async function readPasswordRules(send: UpstreamClient, userId: string): Promise<PasswordRules> {
  const [policy, user] = await Promise.all([readPasswordPolicy(send), readDetails(send, userId)]);
  if (!canGeneratePassword(policy, user)) throw new GatewayFault('noSuitablePassword');
  return { policy, user };
}

/**
 * Generates a password that meets the tenant's policy and that Logto's own check does not refuse. If the policy is too narrow
 * for the style, such as one with a short maximum length, the password has another style.
 *
 * @throws {GatewayFault} `noSuitablePassword`, or when the Management API cannot be reached
 */
export async function suggestPassword(
  send: UpstreamClient,
  userId: string,
  { rules, style }: { rules: PasswordRules; style?: DictatedStyle | undefined },
): Promise<string> {
  const path = '/api/sign-in-exp/default/check-password';
  for (const password of candidates(style, rules)) {
    // In sequence: a further candidate is needed only if the previous one was refused.
    const answer = await send(withJson('POST', path, { password, userId }));
    const verdict: unknown = await readJson(answer).catch(() => undefined);
    const isRefused =
      typeof verdict === 'object' && verdict !== null && 'result' in verdict && verdict.result === false;
    if (!isRefused) return password;
  }
  throw new GatewayFault('noSuitablePassword');
}

async function readDetails(send: UpstreamClient, userId: string): Promise<UserInfo | undefined> {
  return readAnswer(await send({ method: 'GET', address: `/api/users/${encodeURIComponent(userId)}` }), details);
}

/** Passwords that meet the policy, generated as they are needed. */
function* candidates(style: DictatedStyle | undefined, { policy, user }: PasswordRules): Generator<string> {
  const forms = [...(style === 'words' ? [inWords] : []), ...(style === undefined ? [] : [inGroups])];
  for (const generate of forms) {
    for (let tried = 0; tried < dictatedTries; tried += 1) {
      const password = generate();
      if (passwordIssues(password, policy, user).length === 0) yield password;
    }
  }
  for (let tried = 0; tried < randomTries; tried += 1) {
    const password = generatePassword(policy, user, (below) => randomInt(below));
    if (password === undefined) return;
    yield password;
  }
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

const drawn = (from: string, length: number): string => Array.from({ length }, () => oneOf(from)).join('');

/** Draws from characters or words. `randomInt` is below the length, so there is one. */
const oneOf = (from: ArrayLike<string>): string => from[randomInt(from.length)] ?? '';

const capitalized = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);
