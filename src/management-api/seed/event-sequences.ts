import { demoApp, signUpClients } from './applications.ts';
import { createDesktop } from './devices.ts';
import type { MfaState } from './factors.ts';
import { hour, minute, year } from './lifetimes.ts';
import type { Random } from './random.ts';
import type { Scenario } from './scenario.ts';
import { identify, submit } from './scenarios/identification.ts';
import type { MfaRequest } from './scenarios/mfa-steps.ts';
import { lockOut, type Refusal, refusedSignIn } from './scenarios/refusals.ts';
import { register } from './scenarios/registration.ts';
import { signIn } from './scenarios/sign-in.ts';
import { refreshTokens, refuseRefresh } from './scenarios/tokens.ts';
import { type Identifier, verify } from './scenarios/verification.ts';
import { type VisitContext, createVisit, type LogEntry } from './scenarios/visit.ts';
import type { SeededAccount } from './users.ts';
import {
  isSignUp,
  proofOfSignIn,
  proofOfSignUp,
  contextAfterSignIn,
  contextAt,
  contextBeforeSignIn,
  signInIdentifier,
} from './visit-contexts.ts';

export type Plan = { random: Random; account: SeededAccount; mfa: MfaState | undefined; now: number };

/** A kind of event and the approximate number of its log entries. */
export type EventSequence = {
  entries: number;
  /** Returns `undefined` if the event does not apply to this user or did not happen. */
  plan: (plan: Plan) => Scenario | undefined;
};

/** Events that the user's row implies, at most once each. */
export const impliedEvents: EventSequence[] = [
  { entries: 9.2, plan: planLastSignIn },
  { entries: 10, plan: planSignUp },
  { entries: 25, plan: planLockOut },
  { entries: 3, plan: planSuspendedSignIn },
];

/** Events that may happen repeatedly. */
export const randomEvents: (EventSequence & { weight: number })[] = [
  { weight: 12, entries: 1, plan: planRefresh },
  { weight: 1.5, entries: 5, plan: planWrongPasswords },
  { weight: 1, entries: 9.2, plan: planEarlierSignIn },
  { weight: 0.8, entries: 7, plan: planForgottenPassword },
];

function planLastSignIn({ random, account, mfa }: Plan): Scenario | undefined {
  if (account.lastSignInAt === null || isSignUp(account)) return undefined;
  return planSignIn(
    random,
    account,
    contextAt(random, account, account.lastSignInAt),
    mfaRequestAtLastSignIn(random, account, mfa),
  );
}

/** The MFA suggestion was shown and skipped at the last sign-in; a factor is required from the time it exists. */
const mfaRequestAtLastSignIn = (
  random: Random,
  account: SeededAccount,
  mfa: MfaState | undefined,
): MfaRequest | undefined =>
  mfa?.requests === 'suggestion' ? { for: 'suggestion' } : factorRequest(random, mfa, account.lastSignInAt ?? 0);

const factorRequest = (random: Random, mfa: MfaState | undefined, at: number): MfaRequest | undefined =>
  mfa === undefined || mfa.requests === 'suggestion' || mfa.since > at
    ? undefined
    : { for: mfa.requests, wrongCodes: mfa.requests === 'Totp' && random.chance(0.15) ? random.between(1, 2) : 0 };

function planSignIn(
  random: Random,
  account: SeededAccount,
  context: VisitContext,
  mfaRequest: MfaRequest | undefined,
): Scenario {
  const proof = proofOfSignIn(random, account);
  const wrongPasswords = random.chance(0.12) ? random.between(1, 3) : 0;
  return {
    at: context.at,
    createEntries: () => signIn(context, { userId: account.id, proof, wrongPasswords, mfaRequest }),
  };
}

/** Always logged if the sign-up was also the last sign-in; otherwise for some users, as if older entries were deleted. */
function planSignUp({ random, account, now }: Plan): Scenario | undefined {
  const isLogged = isSignUp(account) || (account.createdAt > now - 2 * year && random.chance(0.03));
  if (!account.signedUp || !isLogged) return undefined;
  const context = contextAt(random, account, account.createdAt);
  const proof = proofOfSignUp(account);
  return {
    at: context.at,
    createEntries: () => register(context, { userId: account.id, proof, hasPassword: account.hasPassword }),
  };
}

/** The attempts come from another device than the user's. */
function planLockOut({ random, account, now }: Plan): Scenario | undefined {
  if (!account.isLocked) return undefined;
  // Some accounts are still locked.
  const at = Math.floor(now - 20 * minute - 20 * hour * random.fraction() ** 3);
  const context = { ...contextAt(random, account, at), device: createDesktop(random) };
  const identifier = signInIdentifier(random, account);
  return identifier && { at, createEntries: () => lockOut(context, identifier) };
}

function planSuspendedSignIn({ random, account, now }: Plan): Scenario | undefined {
  const identifier = signInIdentifier(random, account);
  const context = contextAfterSignIn(random, account, now);
  if (!account.isSuspended || !account.hasPassword || random.chance(0.4)) return undefined;
  return (
    identifier &&
    context && { at: context.at, createEntries: () => refusedSignIn(context, identifier, ['user.suspended']) }
  );
}

function planRefresh({ random, account, now }: Plan): Scenario | undefined {
  const context = contextAfterSignIn(random, account, now);
  if (context === undefined || !context.client.scope.includes('offline_access')) return undefined;
  const isRefused = account.isSuspended || random.chance(0.12);
  return {
    at: context.at,
    createEntries: () => (isRefused ? refuseRefresh(context) : refreshTokens(context, account.id)),
  };
}

function planWrongPasswords({ random, account, now }: Plan): Scenario | undefined {
  const context = random.chance(0.5) ? contextAfterSignIn(random, account, now) : contextBeforeSignIn(random, account);
  const identifier = account.hasPassword ? signInIdentifier(random, account) : undefined;
  const refusals = Array.from({ length: random.between(1, 3) }, (): Refusal => 'session.invalid_credentials');
  return context && identifier && { at: context.at, createEntries: () => refusedSignIn(context, identifier, refusals) };
}

/** Some use another application, or Logto's demo app. */
function planEarlierSignIn({ random, account, mfa }: Plan): Scenario | undefined {
  const context = contextBeforeSignIn(random, account);
  if (context === undefined) return undefined;
  const client = random.chance(0.25) ? random.pick([demoApp, ...signUpClients]) : account.client;
  return planSignIn(random, account, { ...context, client }, factorRequest(random, mfa, context.at));
}

function planForgottenPassword({ random, account }: Plan): Scenario | undefined {
  const context = contextBeforeSignIn(random, account);
  const { id, email } = account;
  if (context === undefined || email === null || !account.hasPassword) return undefined;
  return { at: context.at, createEntries: () => resetForgottenPassword(context, id, { type: 'email', value: email }) };
}

/** A password reset by e-mail code. Offset 0 is `Interaction.ForgotPassword.Submit`. */
function resetForgottenPassword(context: VisitContext, userId: string, identifier: Identifier): LogEntry[] {
  const event = 'ForgotPassword';
  const visit = createVisit(context);
  const { record, entries, lead } = verify(visit, event, { by: 'code', identifier });
  const start = -lead - 60;
  return [
    visit.begin(start - visit.random.between(4_000, 20_000)),
    visit.step(start, `${event}.Create`, { interaction: visit.interaction(event) }),
    ...entries,
    identify(visit, event, { userId, record }),
    visit.step(-9, `${event}.Profile.Update`, {
      userId,
      payload: { type: 'password', value: '******' },
      interaction: visit.interaction(event, { userId, verificationRecords: [record] }),
    }),
    submit(visit, event, { userId, record }),
  ];
}
