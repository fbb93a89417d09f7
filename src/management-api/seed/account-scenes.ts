import type { Account } from './users.ts';
import type { Random } from './random.ts';
import type { Identifier, Proof } from './scenarios/verification.ts';
import type { Scene } from './scenarios/visit.ts';
import { day, minute } from './time-spans.ts';

/** The person at one of their devices, at their usual application. */
export const sceneAt = (random: Random, { devices, client }: Account, at: number): Scene => {
  const [usual, other = usual] = devices;
  return { random, at, client, device: random.chance(0.8) ? usual : other };
};

/** In the weeks after the last sign-in, as far as there are any. */
export function sceneAfterSignIn(random: Random, account: Account, now: number): Scene | undefined {
  if (account.lastSignInAt === null) return undefined;
  const since = account.lastSignInAt + 5 * minute;
  const until = Math.min(since + 14 * day, now - 5 * minute);
  return since < until ? sceneAt(random, account, random.between(since, until)) : undefined;
}

/** In the months before the last sign-in, when the account existed. */
export function sceneBeforeSignIn(random: Random, account: Account): Scene | undefined {
  if (account.lastSignInAt === null) return undefined;
  const until = account.lastSignInAt - 15 * minute;
  const since = Math.max(account.createdAt + 15 * minute, until - 120 * day);
  return since < until ? sceneAt(random, account, random.between(since, until)) : undefined;
}

/** Signed up, and has not come back since. */
export const isSignUp = ({ signedUp, createdAt, lastSignInAt }: Account) => signedUp && lastSignInAt === createdAt;

/** What the person types to say who they are. */
export function typedIdentifier(random: Random, account: Account): Identifier | undefined {
  const identifiers = identifiersOf(account);
  return identifiers.length === 0 ? undefined : random.pick(identifiers);
}

function identifiersOf({ username, email, phone }: Account): Identifier[] {
  const identifiers: Identifier[] = [];
  if (username !== null) identifiers.push({ type: 'username', value: username });
  if (email !== null) identifiers.push({ type: 'email', value: email });
  if (phone !== null) identifiers.push({ type: 'phone', value: phone });
  return identifiers;
}

export function proofOfSignIn(random: Random, account: Account): Proof {
  const { social, hasPassword } = account;
  if (social !== null && (!hasPassword || random.chance(0.25))) return { by: 'social', ...social };
  const identifier = typedIdentifier(random, account);
  if (hasPassword && identifier !== undefined) return { by: 'password', identifier };
  return { by: 'code', identifier: reachable(account) };
}

export function proofOfSignUp(account: Account): Proof {
  const { username, social, hasPassword } = account;
  if (username !== null && hasPassword) return { by: 'password', identifier: { type: 'username', value: username } };
  if (social !== null && !hasPassword) return { by: 'social', ...social };
  return { by: 'code', identifier: reachable(account) };
}

/** Where a code can be sent. */
function reachable(account: Account): Identifier {
  const address = identifiersOf(account).find(({ type }) => type !== 'username');
  if (address === undefined) throw new Error(`The person ${account.id} has no way to sign in.`);
  return address;
}
