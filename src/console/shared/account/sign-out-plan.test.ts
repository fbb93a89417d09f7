import { expect, it } from 'vitest';

import type { Grant, Session } from '#contract/sessions.ts';

import { type Access, keyOf, planSignOut } from './sign-out-plan.ts';

const session = (uid: string, grantIds: readonly string[] = []): Session => ({
  payload: {
    exp: 2,
    iat: 1,
    jti: `jti-${uid}`,
    uid,
    kind: 'Session',
    loginTs: 1,
    accountId: 'ada',
    authorizations: Object.fromEntries(grantIds.map((grantId) => [`app-${grantId}`, { grantId }])),
  },
  lastSubmission: null,
  clientId: null,
  accountId: 'ada',
  expiresAt: 2000,
});
const grant = (id: string): Grant => ({
  id,
  payload: { exp: 2, iat: 1, jti: id, kind: 'Grant', clientId: 'shop', accountId: 'ada' },
  expiresAt: 2000,
});
const access: Access = {
  sessions: [session('s1', ['g1']), session('s2')],
  firstParty: [grant('g1'), grant('g2')],
  thirdParty: [grant('g3')],
  tokens: [{ userId: 'ada', name: 'ci/#1', createdAt: 1, expiresAt: null }],
};
const noExtras = { thirdParty: false, tokens: false };

it('revokes sessions with their first-party grants, then grants of no session', () => {
  const steps = planSignOut('ada', access, noExtras);
  expect(steps.map(keyOf)).toEqual(['session s1', 'session s2', 'grant g2']);
  expect(steps[0]?.request).toMatchObject({ method: 'DELETE', query: { revokeGrantsTarget: 'firstParty' } });
});

it('revokes third-party grants and deletes tokens on request', () => {
  const keys = (extras: typeof noExtras) => planSignOut('ada', access, extras).map(keyOf);
  expect(keys({ thirdParty: true, tokens: false })).toEqual(['session s1', 'session s2', 'grant g2', 'grant g3']);
  expect(keys({ thirdParty: false, tokens: true })).toEqual(['session s1', 'session s2', 'grant g2', 'token ci/#1']);
});

it('has no steps without any access', () => {
  const none: Access = { sessions: [], firstParty: [], thirdParty: [], tokens: [] };
  expect(planSignOut('ada', none, { thirdParty: true, tokens: true })).toEqual([]);
});
