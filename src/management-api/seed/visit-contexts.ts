import { day, minute } from './lifetimes.ts';
import type { Random } from './random.ts';
import type { Identifier, Proof } from './scenarios/verification.ts';
import type { VisitContext } from './scenarios/visit.ts';
import type { SeededAccount } from './users.ts';

/** A visit of the user at their application, mostly with their usual device. */
export const contextAt = (random: Random, { devices, client }: SeededAccount, at: number): VisitContext => {
  const [usual, other = usual] = devices;
  return { random, at, client, device: random.chance(0.8) ? usual : other };
};

/** A visit within two weeks after the last sign-in; `undefined` if there is no such time. */
export function contextAfterSignIn(random: Random, account: SeededAccount, now: number): VisitContext | undefined {
  if (account.lastSignInAt === null) return undefined;
  const since = account.lastSignInAt + 5 * minute;
  const until = Math.min(since + 14 * day, now - 5 * minute);
  return since < until ? contextAt(random, account, random.between(since, until)) : undefined;
}

/** A visit within 120 days before the last sign-in; `undefined` if the account did not exist. */
export function contextBeforeSignIn(random: Random, account: SeededAccount): VisitContext | undefined {
  if (account.lastSignInAt === null) return undefined;
  const until = account.lastSignInAt - 15 * minute;
  const since = Math.max(account.createdAt + 15 * minute, until - 120 * day);
  return since < until ? contextAt(random, account, random.between(since, until)) : undefined;
}

/** Whether the sign-up was the only sign-in. */
export const isSignUp = ({ signedUp, createdAt, lastSignInAt }: SeededAccount) =>
  signedUp && lastSignInAt === createdAt;

/** An identifier that the user can enter at sign-in. */
export function signInIdentifier(random: Random, account: SeededAccount): Identifier | undefined {
  const identifiers = identifiersOf(account);
  return identifiers.length === 0 ? undefined : random.pick(identifiers);
}

function identifiersOf({ username, email, phone }: SeededAccount): Identifier[] {
  const identifiers: Identifier[] = [];
  if (username !== null) identifiers.push({ type: 'username', value: username });
  if (email !== null) identifiers.push({ type: 'email', value: email });
  if (phone !== null) identifiers.push({ type: 'phone', value: phone });
  return identifiers;
}

export function proofOfSignIn(random: Random, account: SeededAccount): Proof {
  const { social, hasPassword } = account;
  if (social !== null && (!hasPassword || random.chance(0.25))) return { by: 'social', ...social };
  const identifier = signInIdentifier(random, account);
  if (hasPassword && identifier !== undefined) return { by: 'password', identifier };
  return { by: 'code', identifier: codeRecipient(account) };
}

export function proofOfSignUp(account: SeededAccount): Proof {
  const { username, social, hasPassword } = account;
  if (username !== null && hasPassword) return { by: 'password', identifier: { type: 'username', value: username } };
  if (social !== null && !hasPassword) return { by: 'social', ...social };
  return { by: 'code', identifier: codeRecipient(account) };
}

/** The address for verification codes. */
function codeRecipient(account: SeededAccount): Identifier {
  const address = identifiersOf(account).find(({ type }) => type !== 'username');
  if (address === undefined) throw new Error(`The user ${account.id} has no way to sign in.`);
  return address;
}
