import { describe, expect, it } from 'vitest';

import type { AccountFacts } from './account-facts.ts';
import { inverseOf, permissionsOf, planStep, requestsOf, type Step } from './steps.ts';

const factsOf = (fields: Record<string, unknown> = {}, others: Partial<AccountFacts> = {}): AccountFacts => ({
  account: { id: 'u1', name: 'Ada', fields },
  roleIds: () => Promise.resolve(new Set()),
  isMemberOf: () => Promise.resolve(false),
  signedIn: () => Promise.resolve([]),
  canExpirePasswords: () => Promise.resolve(true),
  ...others,
});

/** Returns the requests of a step. */
const requests = async (step: Step, facts: AccountFacts) => {
  const { changes = [] } = await planStep(step, facts);
  return requestsOf(step, changes, facts);
};

describe('signing out', () => {
  const signedIn = () =>
    Promise.resolve([
      { kind: 'session' as const, id: 's/1' },
      { kind: 'grant' as const, id: 'g1' },
    ]);

  it('revokes each session with its grants, and the grants without a session', async () => {
    expect(await requests({ do: 'sign-out' }, factsOf({}, { signedIn }))).toEqual([
      { method: 'DELETE', path: '/api/users/u1/sessions/s%2F1', query: 'revokeGrantsTarget=firstParty' },
      { method: 'DELETE', path: '/api/users/u1/grants/g1' },
    ]);
  });

  it('costs the preview no request', async () => {
    const facts = factsOf({}, { signedIn: () => Promise.reject(new Error('read')) });
    expect(await planStep({ do: 'sign-out' }, facts, { isPreview: true })).toEqual({});
  });
});

describe('expiring a password', () => {
  it.each([
    [{ hasPassword: false }, true, { refusal: 'job.no_password' }],
    [{ hasPassword: true }, false, { refusal: 'job.expiration_off' }],
    [{ hasPassword: true }, true, { changes: [{ field: 'isPasswordExpired', from: null, to: true }] }],
  ])('of %j where it is %s that passwords can expire', async (fields, isOn, plan) => {
    const facts = factsOf(fields, { canExpirePasswords: () => Promise.resolve(isOn) });
    expect(await planStep({ do: 'expire-password' }, facts)).toEqual(plan);
  });
});

describe('custom data', () => {
  const facts = factsOf({ customData: { desk: 1, __proto__: 2 } });

  it('keeps the other keys', async () => {
    expect(await requests({ do: 'set-custom-data', key: 'floor', value: 3 }, facts)).toMatchObject([
      { method: 'PATCH', path: '/api/users/u1', body: { customData: { desk: 1, floor: 3 } } },
    ]);
    expect(await requests({ do: 'set-custom-data', key: 'desk' }, facts)).toMatchObject([{ body: { customData: {} } }]);
  });

  it('does not take members of the prototype for values', async () => {
    const { changes } = await planStep(
      { do: 'set-custom-data', key: 'constructor', value: null },
      factsOf({ customData: {} }),
    );
    expect(changes).toEqual([{ field: 'customData.constructor', from: undefined, to: null }]);
  });
});

describe('taking back', () => {
  it('sets only the fields that are still as they were written', async () => {
    const step = {
      do: 'set-fields',
      fields: { name: 'A', avatar: null },
      ifStill: { name: 'B', avatar: 'x' },
    } as const;
    expect(await planStep(step, factsOf({ name: 'B', avatar: 'changed' }))).toEqual({
      changes: [{ field: 'name', from: 'B', to: 'A' }],
    });
    expect(await planStep(step, factsOf({ name: 'C', avatar: 'changed' }))).toEqual({ refusal: 'job.changed_since' });
    expect(await planStep(step, factsOf({ name: 'A', avatar: '' }))).toEqual({ changes: [] });
  });

  it.each([
    ['nobody used the user', { lastSignInAt: null, updatedAt: 1_000_000 }, 'account'],
    ['the user signed in', { lastSignInAt: 1, updatedAt: 1_000_000 }, 'job.used_since'],
    ['the user was changed', { lastSignInAt: null, updatedAt: 1_060_001 }, 'job.changed_since'],
  ])('deletes a created user only if %s', async (_when, fields, expected) => {
    const step = inverseOf({ field: 'account', from: null, to: 'Ada' }, 1_000_000);
    if (typeof step === 'string') throw new Error(step);
    const plan = await planStep(step, factsOf(fields));
    expect(plan.refusal ?? plan.changes?.[0]?.field).toBe(expected);
  });

  it.each([
    [{ field: 'account', from: 'Ada', to: null }, 'deletion'],
    [{ field: 'sessions', from: 2, to: 0 }, 'sessions'],
    [{ field: 'isPasswordExpired', from: null, to: true }, 'password'],
    [
      { field: 'roles.r1', from: null, to: true },
      { do: 'remove-roles', roleIds: ['r1'] },
    ],
    [
      { field: 'organizations.o1', from: true, to: null },
      { do: 'join', organizationId: 'o1' },
    ],
    [
      { field: 'customData.a.b', from: undefined, to: 1 },
      { do: 'set-custom-data', key: 'a.b', ifStill: { value: 1 } },
    ],
  ])('of %j', (change, step) => {
    expect(inverseOf(change, 0)).toEqual(step);
  });
});

it('needs the permission of the write', () => {
  expect(permissionsOf({ do: 'set-fields', fields: { primaryEmail: 'a@example.com', name: 'A' } })).toEqual([
    'users:write-identifiers',
    'users:write-profile',
  ]);
  expect(permissionsOf({ do: 'set-suspended', isSuspended: false })).toEqual(['users:restore']);
});
