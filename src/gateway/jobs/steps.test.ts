import { describe, expect, it } from 'vitest';

import type { AccountFacts } from './account-facts.ts';
import { inverseOf, permissionsOf, planStep, requestsOf, type Step } from './steps.ts';

const factsOf = (fields: Record<string, unknown> = {}, others: Partial<AccountFacts> = {}): AccountFacts => ({
  account: { id: 'u1', name: 'Ada', fields },
  roleIds: () => Promise.resolve(new Set()),
  isMemberOf: () => Promise.resolve(false),
  signedIn: () => Promise.resolve([]),
  canExpirePasswords: () => Promise.resolve(true),
  related: () => Promise.resolve({ sessions: 0, tokens: 0, roles: [], organizations: [] }),
  ...others,
});

/** Returns the requests of a step. */
const requests = async (step: Step, facts: AccountFacts) => {
  const { changes } = await planStep(step, facts);
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
});

describe('expiring a password', () => {
  it.each([
    [{ hasPassword: false }, true, { changes: [], refusal: 'job.no_password' }],
    [{ hasPassword: true }, false, { changes: [], refusal: 'job.expiration_off' }],
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
      refusal: 'job.changed_since',
    });
    const unlike = factsOf({ name: 'C', avatar: 'changed' });
    expect(await planStep(step, unlike)).toEqual({ changes: [], refusal: 'job.changed_since' });
    expect(await planStep(step, factsOf({ name: 'A', avatar: '' }))).toEqual({ changes: [] });
  });

  it('sets only the members of an object that are still as they were written, and keeps the others', async () => {
    const step = inverseOf({
      field: 'customData',
      from: { plan: 'free', desk: 1, same: true },
      to: { plan: 'pro', floor: 3, same: true, desk: 2 },
    }) as Step;
    const facts = factsOf({ customData: { plan: 'pro', floor: 3, desk: 9, added: 'x', same: true } });
    expect(await planStep(step, facts)).toEqual({
      changes: [
        { field: 'customData.plan', from: 'pro', to: 'free' },
        { field: 'customData.floor', from: 3, to: undefined },
      ],
      refusal: 'job.changed_since',
    });
    expect(await requests(step, facts)).toEqual([
      {
        method: 'PATCH',
        path: '/api/users/u1',
        body: { customData: { plan: 'free', desk: 9, added: 'x', same: true } },
      },
    ]);
  });

  const left = {
    fields: { name: 'Ada', lastSignInAt: null, updatedAt: 1000, customData: { a: 1, b: 2 }, onlyInOne: 1 },
    roleIds: ['r1'],
    organizationIds: ['o1', 'o2'],
  };
  const asLeft = { name: 'Ada', lastSignInAt: null, updatedAt: 1000, customData: { b: 2, a: 1 } };
  const related = { sessions: 0, tokens: 0, roles: [{ id: 'r1' }, { id: 'r9', isDefault: true }] };
  const relatedAsLeft = { ...related, organizations: ['o2', 'o1'] };

  it.each([
    ['nothing was changed', {}, {}, 'account'],
    ['the user signed in', { lastSignInAt: 1 }, {}, 'job.used_since'],
    ['the user is signed in', {}, { sessions: 1 }, 'job.used_since'],
    ['a field was changed', { name: 'Ada L' }, {}, 'job.changed_since'],
    ['only the time tells, as for a password', { updatedAt: 1001 }, {}, 'job.changed_since'],
    ['a token was created', {}, { tokens: 1 }, 'job.changed_since'],
    ['a role was assigned', {}, { roles: [{ id: 'r1' }, { id: 'r2' }] }, 'job.changed_since'],
    ['a role was removed', {}, { roles: [] }, 'job.changed_since'],
    ['an organization was left', {}, { organizations: ['o1'] }, 'job.changed_since'],
  ])('of a creation when %s', async (_when, fields, others, expected) => {
    const step = inverseOf({ field: 'account', from: null, to: 'Ada' }, left) as Step;
    const facts = factsOf(
      { ...asLeft, ...fields },
      { related: () => Promise.resolve({ ...relatedAsLeft, ...others }) },
    );
    const plan = await planStep(step, facts);
    expect(plan.refusal ?? plan.changes[0]?.field).toBe(expected);
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
      { do: 'set-members', of: 'customData', members: [{ key: 'a.b', ifStill: 1 }] },
    ],
    [{ field: 'account', from: null, to: 'Ada' }, 'untraced'],
  ])('of %j', (change, step) => {
    expect(inverseOf(change)).toEqual(step);
  });
});

it('needs the permission of the write', () => {
  expect(permissionsOf({ do: 'set-fields', fields: { primaryEmail: 'a@example.com', name: 'A' } })).toEqual([
    'users:write-identifiers',
    'users:write-profile',
  ]);
  expect(permissionsOf({ do: 'set-suspended', isSuspended: false })).toEqual(['users:restore']);
});
