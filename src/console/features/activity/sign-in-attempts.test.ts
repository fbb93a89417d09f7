import i18next from 'i18next';
import { describe, expect, it } from 'vitest';

import { recordedAttempts } from '#console/testing/recorded-attempts.ts';
import type { Log, LogPayload } from '#contract/logs.ts';

import { attemptSentence, attemptProblem } from './attempt-sentence.ts';
import { foldAttempts, isAttempt, type SignInAttempt } from './sign-in-attempts.ts';

const whole = { hasOlder: false, hasNewer: false };
const names = { user: () => 'Ada', app: () => 'Shop', isDeleted: () => false };
const sentence = (attempt: SignInAttempt | undefined) => attempt && attemptSentence(attempt, i18next.t, names);
const problem = (attempt: SignInAttempt | undefined) => attempt && attemptProblem(attempt, i18next.t);
const attemptsIn = (oldestFirst: readonly Log[], edges = whole) =>
  foldAttempts(oldestFirst.toReversed(), edges).filter(isAttempt);
const keysOf = (items: readonly (SignInAttempt | Log)[]) =>
  items.map((one) => (isAttempt(one) ? one.steps.map(({ key }) => key) : one.key));

let made = 0;
/** An entry at `second`, from one browser and app unless `more` overrides them. */
function entry(second: number, key: string, more: Partial<LogPayload> = {}): Log {
  made += 1;
  const payload = { key, result: 'Success', ip: '::1', userAgent: 'Firefox', applicationId: 'shop', ...more };
  return { id: `log${made}`, key, createdAt: second * 1000, payload };
}
const refused = (code: string, value = 'ada'): Partial<LogPayload> => ({
  result: 'Error',
  error: { code },
  payload: { identifier: { type: 'username', value } },
});
const passwordCheck = 'Interaction.SignIn.Verification.Password.Submit';

describe('entries recorded from a Logto', () => {
  const expected: Record<string, { outcome: string; sentence: string; problem?: string; steps: number }> = {
    'unknown username': {
      outcome: 'failed',
      sentence: 'An unknown user (story_nobody) could not sign in to Shop and gave up at this step: password',
      problem: 'refused once: Wrong identifier or password',
      steps: 3,
    },
    'two wrong passwords, then the right one': {
      outcome: 'completed',
      sentence: 'Ada signed in to Shop with password',
      problem: 'after 2 refusals: Wrong identifier or password',
      steps: 13,
    },
    'suspended user, right password': {
      outcome: 'failed',
      sentence: 'An unknown user (story_susp) could not sign in to Shop and gave up at this step: password',
      problem: 'refused once: The account is suspended',
      steps: 3,
    },
    'registration begun and left': {
      outcome: 'left',
      sentence: 'An unknown user (story_new4175) started to register at Shop and left after this step: profile',
      steps: 3,
    },
  };

  it('has an expectation for each recording', () => {
    expect(Object.keys(expected)).toEqual(Object.keys(recordedAttempts));
  });

  it.each(Object.entries(recordedAttempts))('%s', (name, entries) => {
    const items = foldAttempts(entries.toReversed(), whole);
    expect(items).toHaveLength(1);
    const [attempt] = items.filter(isAttempt);
    expect({
      outcome: attempt?.outcome,
      sentence: sentence(attempt),
      ...(problem(attempt) !== undefined && { problem: problem(attempt) }),
      steps: attempt?.steps.length,
    }).toEqual(expected[name]);
    expect(attempt?.steps).toEqual(entries);
  });

  it('separates the attempts in one list', () => {
    expect(attemptsIn(Object.values(recordedAttempts).flat()).map(sentence)).toEqual(
      Object.values(expected)
        .map((one) => one.sentence)
        .toReversed(),
    );
  });

  it('folds the entries that name the user when the list has no others', () => {
    const named = Object.values(recordedAttempts)
      .flat()
      .filter(({ payload }) => payload.userId !== undefined);
    expect(attemptsIn(named).map(sentence)).toEqual(['Ada signed in to Shop with password']);
  });
});

it('does not fold entries outside an attempt', () => {
  const refresh = entry(20, 'ExchangeTokenBy.RefreshToken', { userId: 'u' });
  const items = foldAttempts([refresh, entry(10, passwordCheck), entry(9, 'Interaction.Create')], whole);
  expect(keysOf(items)).toEqual(['ExchangeTokenBy.RefreshToken', ['Interaction.Create', passwordCheck]]);
});

it.each([
  ['address', { ip: '::2' }],
  ['device', { userAgent: 'Safari' }],
  ['application', { applicationId: 'other' }],
])('separates overlapping attempts by %s', (_what, other) => {
  const items = attemptsIn([
    entry(1, 'Interaction.Create'),
    entry(2, 'Interaction.Create', other),
    entry(3, 'Interaction.SignIn.Create', other),
    entry(4, 'Interaction.SignIn.Create'),
  ]);
  expect(items.map(({ steps }) => steps.map(({ createdAt }) => createdAt / 1000))).toEqual([
    [1, 4],
    [2, 3],
  ]);
});

it('starts a new attempt at each Interaction.Create and after a pause of ten minutes', () => {
  const items = attemptsIn([
    entry(0, 'Interaction.Create'),
    entry(1, passwordCheck, refused('session.invalid_credentials')),
    entry(10, 'Interaction.Create'),
    entry(11, passwordCheck, refused('session.invalid_credentials')),
    entry(700, 'Interaction.SignIn.Create'),
    entry(701, passwordCheck, refused('session.invalid_credentials')),
  ]);
  expect(items.map(({ steps }) => steps.length)).toEqual([2, 2, 2]);
});

it('separates steps of different users', () => {
  const step = 'Interaction.SignIn.Identifier.Submit';
  const items = foldAttempts([entry(3, step, { userId: 'v' }), entry(2, step, { userId: 'u' })], whole);
  expect(items).toHaveLength(2);
});

it('names the MFA factor, and the step at which the user gave up', () => {
  const arrival = [entry(0, 'Interaction.Create'), entry(1, passwordCheck)];
  const wrongCode = entry(2, 'Interaction.SignIn.Verification.Totp.Submit', refused('session.mfa.invalid_totp_code'));
  const [gaveUp] = attemptsIn([...arrival, wrongCode, { ...wrongCode, id: 'again', createdAt: 3000 }]);
  expect(sentence(gaveUp)).toBe(
    'An unknown user (ada) could not sign in to Shop and gave up at this step: authenticator code',
  );
  expect(problem(gaveUp)).toBe('refused 2 times: Wrong authenticator code');

  const [signedIn] = attemptsIn([
    ...arrival,
    wrongCode,
    entry(3, 'Interaction.SignIn.Verification.Totp.Submit'),
    entry(4, 'Interaction.SignIn.Submit', { userId: 'u' }),
  ]);
  expect(sentence(signedIn)).toBe('Ada signed in to Shop with password and authenticator code');
});

describe('a step that Logto logs as an error', () => {
  const stepError = (second: number, code: string) =>
    entry(second, 'Interaction.SignIn.Submit', { result: 'Error', error: { code }, userId: 'u' });
  const arrival = [entry(0, 'Interaction.Create'), entry(1, passwordCheck)];

  it('is not counted as a failure of a completed sign-in', () => {
    const [attempt] = attemptsIn([
      ...arrival,
      stepError(2, 'session.mfa.require_mfa_verification'),
      entry(3, 'Interaction.SignIn.Verification.Totp.Submit', { userId: 'u' }),
      stepError(4, 'user.suggest_mfa'),
      entry(5, 'Interaction.SignIn.Submit', { userId: 'u' }),
    ]);
    expect(attempt).toMatchObject({ outcome: 'completed', refusals: 0 });
    expect(sentence(attempt)).toBe('Ada signed in to Shop with password and authenticator code');
    expect(problem(attempt)).toBeUndefined();
  });

  it('is named as the next step of an abandoned attempt', () => {
    const [attempt] = attemptsIn([...arrival, stepError(2, 'session.mfa.require_mfa_verification')]);
    expect(attempt).toMatchObject({ outcome: 'left', refusals: 0 });
    expect(sentence(attempt)).toBe('Ada started to sign in to Shop and left');
    expect(problem(attempt)).toBe('next step: Multi-factor authentication required');
  });

  it('does not hide a wrong code after it', () => {
    const [attempt] = attemptsIn([
      ...arrival,
      stepError(2, 'session.mfa.require_mfa_verification'),
      entry(3, 'Interaction.SignIn.Verification.Totp.Submit', refused('session.mfa.invalid_totp_code')),
    ]);
    expect(attempt).toMatchObject({ outcome: 'failed', refusals: 1 });
  });
});

it('includes the token request that an app sends from its backend', () => {
  const [attempt] = attemptsIn([
    entry(0, 'Interaction.Create'),
    entry(1, 'Interaction.SignIn.Submit', { userId: 'u' }),
    entry(2, 'ExchangeTokenBy.AuthorizationCode', { userId: 'u', ip: '10.0.0.7', userAgent: 'node' }),
  ]);
  expect(attempt?.steps).toHaveLength(3);
});

it('recognizes a user who is still signed in, and a sign-in page that was only opened', () => {
  const consent = { prompt: { name: 'consent' }, userId: 'u' };
  const [back] = attemptsIn([
    entry(0, 'Interaction.Create', consent),
    entry(1, 'Interaction.End'),
    entry(2, 'ExchangeTokenBy.AuthorizationCode', { userId: 'u' }),
  ]);
  expect(sentence(back)).toBe('Ada opened Shop while still signed in');
  const [looked] = attemptsIn([entry(0, 'Interaction.Create'), entry(1, 'Interaction.Register.Create')]);
  expect(sentence(looked)).toBe('An unknown user started to register at Shop and left');
});

it('marks attempts that a page boundary may cut', () => {
  const steps = [entry(0, 'Interaction.SignIn.Create'), entry(1, passwordCheck)];
  const [cut] = attemptsIn(steps, { hasOlder: true, hasNewer: true });
  expect(cut).toMatchObject({ mayBeginEarlier: true, mayEndLater: true });
  const [atTheEnds] = attemptsIn(steps);
  expect(atTheEnds).toMatchObject({ mayBeginEarlier: false, mayEndLater: false });
  const [complete] = attemptsIn([entry(0, 'Interaction.Create'), entry(1, 'Interaction.SignIn.Submit')], {
    hasOlder: true,
    hasNewer: true,
  });
  expect(complete).toMatchObject({ mayBeginEarlier: false, mayEndLater: false });
});
