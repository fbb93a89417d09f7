import {
  isSignUp,
  proofOfSignIn,
  proofOfSignUp,
  sceneAfterSignIn,
  sceneAt,
  sceneBeforeSignIn,
  typedIdentifier,
} from './account-scenes.ts';
import { demoApp, signUpClients } from './applications.ts';
import { createDesktop } from './devices.ts';
import type { MfaState } from './factors.ts';
import type { Account } from './users.ts';
import type { Random } from './random.ts';
import type { Asked } from './scenarios/asked-steps.ts';
import { lockOut, type Refusal, refusedSignIn } from './scenarios/refusals.ts';
import { register } from './scenarios/registration.ts';
import { signIn } from './scenarios/sign-in.ts';
import { refreshTokens, refuseRefresh } from './scenarios/tokens.ts';
import { type Scene, createVisit, type LogEntry } from './scenarios/visit.ts';
import type { Scenario } from './scenario.ts';
import { hour, minute, year } from './time-spans.ts';
import { identify, submit } from './scenarios/identification.ts';
import { type Identifier, verify } from './scenarios/verification.ts';

export type Plan = { random: Random; account: Account; mfa: MfaState | undefined; now: number };

/** Something that may happen to somebody, and about how many log entries it leaves. */
export type EventSequence = {
  entries: number;
  /** Nothing when it cannot have happened to this person, or did not. */
  plan: (plan: Plan) => Scenario | undefined;
};

/** What the users' table says, or lets expect, at most once each. */
export const certain: EventSequence[] = [
  { entries: 9.2, plan: planLastSignIn },
  { entries: 10, plan: planSignUp },
  { entries: 25, plan: planLockOut },
  { entries: 3, plan: planSuspendedSignIn },
];

/** What happens to people again and again. */
export const possible: (EventSequence & { weight: number })[] = [
  { weight: 12, entries: 1, plan: planRefresh },
  { weight: 1.5, entries: 5, plan: planWrongPasswords },
  { weight: 1, entries: 9.2, plan: planEarlierSignIn },
  { weight: 0.8, entries: 7, plan: planForgottenPassword },
];

function planLastSignIn({ random, account, mfa }: Plan): Scenario | undefined {
  if (account.lastSignInAt === null || isSignUp(account)) return undefined;
  return planSignIn(random, account, sceneAt(random, account, account.lastSignInAt), askedAtLast(random, account, mfa));
}

/** A suggestion is made until it is skipped, which was at the last sign-in; a factor is asked for once there is one. */
const askedAtLast = (random: Random, account: Account, mfa: MfaState | undefined): Asked | undefined =>
  mfa?.asks === 'suggestion' ? { for: 'suggestion' } : askedFactor(random, mfa, account.lastSignInAt ?? 0);

const askedFactor = (random: Random, mfa: MfaState | undefined, at: number): Asked | undefined =>
  mfa === undefined || mfa.asks === 'suggestion' || mfa.since > at
    ? undefined
    : { for: mfa.asks, wrongCodes: mfa.asks === 'Totp' && random.chance(0.15) ? random.between(1, 2) : 0 };

function planSignIn(random: Random, account: Account, scene: Scene, asked: Asked | undefined): Scenario {
  const proof = proofOfSignIn(random, account);
  const wrongPasswords = random.chance(0.12) ? random.between(1, 3) : 0;
  return { at: scene.at, tell: () => signIn(scene, { userId: account.id, proof, wrongPasswords, asked }) };
}

/** Always told when the sign-up was the last sign-in as well; otherwise of some, as if older logs were thrown away. */
function planSignUp({ random, account, now }: Plan): Scenario | undefined {
  const isTold = isSignUp(account) || (account.createdAt > now - 2 * year && random.chance(0.03));
  if (!account.signedUp || !isTold) return undefined;
  const scene = sceneAt(random, account, account.createdAt);
  const proof = proofOfSignUp(account);
  return { at: scene.at, tell: () => register(scene, { userId: account.id, proof, hasPassword: account.hasPassword }) };
}

/** Whoever tries comes from somewhere else than the person. */
function planLockOut({ random, account, now }: Plan): Scenario | undefined {
  if (!account.isLocked) return undefined;
  // Some are locked at this moment.
  const at = Math.floor(now - 20 * minute - 20 * hour * random.fraction() ** 3);
  const scene = { ...sceneAt(random, account, at), device: createDesktop(random) };
  const identifier = typedIdentifier(random, account);
  return identifier && { at, tell: () => lockOut(scene, identifier) };
}

function planSuspendedSignIn({ random, account, now }: Plan): Scenario | undefined {
  const identifier = typedIdentifier(random, account);
  const scene = sceneAfterSignIn(random, account, now);
  if (!account.isSuspended || !account.hasPassword || random.chance(0.4)) return undefined;
  return identifier && scene && { at: scene.at, tell: () => refusedSignIn(scene, identifier, ['user.suspended']) };
}

function planRefresh({ random, account, now }: Plan): Scenario | undefined {
  const scene = sceneAfterSignIn(random, account, now);
  if (scene === undefined || !scene.client.scope.includes('offline_access')) return undefined;
  const isRefused = account.isSuspended || random.chance(0.12);
  return { at: scene.at, tell: () => (isRefused ? refuseRefresh(scene) : refreshTokens(scene, account.id)) };
}

function planWrongPasswords({ random, account, now }: Plan): Scenario | undefined {
  const scene = random.chance(0.5) ? sceneAfterSignIn(random, account, now) : sceneBeforeSignIn(random, account);
  const identifier = account.hasPassword ? typedIdentifier(random, account) : undefined;
  const refusals = Array.from({ length: random.between(1, 3) }, (): Refusal => 'session.invalid_credentials');
  return scene && identifier && { at: scene.at, tell: () => refusedSignIn(scene, identifier, refusals) };
}

/** Some try another application of the house, or Logto's own demo of it. */
function planEarlierSignIn({ random, account, mfa }: Plan): Scenario | undefined {
  const scene = sceneBeforeSignIn(random, account);
  if (scene === undefined) return undefined;
  const client = random.chance(0.25) ? random.pick([demoApp, ...signUpClients]) : account.client;
  return planSignIn(random, account, { ...scene, client }, askedFactor(random, mfa, scene.at));
}

function planForgottenPassword({ random, account }: Plan): Scenario | undefined {
  const scene = sceneBeforeSignIn(random, account);
  const { id, email } = account;
  if (scene === undefined || email === null || !account.hasPassword) return undefined;
  return { at: scene.at, tell: () => resetForgottenPassword(scene, id, { type: 'email', value: email }) };
}

/** Somebody sets a new password with a code sent to them. The action is `Interaction.ForgotPassword.Submit`. */
function resetForgottenPassword(scene: Scene, userId: string, identifier: Identifier): LogEntry[] {
  const event = 'ForgotPassword';
  const visit = createVisit(scene);
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
