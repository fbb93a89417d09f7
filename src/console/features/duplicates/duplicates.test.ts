import i18next from 'i18next';
import { expect, it } from 'vitest';

import type { UserOrganization } from '#contract/organizations.ts';
import type { Role } from '#contract/roles.ts';
import type { User } from '#contract/users.ts';

import { type AccountData, compareAccounts, differenceOf } from './compare-accounts.ts';
import { planByHand, planCustomData, planOrganizations, planRoles } from './plan-merge.ts';

const userWith = (values: Partial<User> = {}): User => ({
  id: 'u1',
  username: null,
  primaryEmail: null,
  primaryPhone: null,
  name: null,
  avatar: null,
  customData: {},
  identities: {},
  lastSignInAt: null,
  createdAt: 0,
  updatedAt: 0,
  profile: {},
  applicationId: null,
  isSuspended: false,
  hasPassword: false,
  ...values,
});
const dataOf = (user: User, values: Partial<AccountData> = {}): AccountData => ({
  user,
  roles: [],
  organizations: [],
  factors: [],
  tokens: [],
  entries: 0,
  ...values,
});
const role = (id: string): Role => ({ id, name: `role ${id}`, description: '', type: 'User', isDefault: false });
const organization = (id: string, ...roles: string[]): UserOrganization => ({
  id,
  name: `org ${id}`,
  description: null,
  customData: {},
  isMfaRequired: false,
  color: {},
  branding: {},
  createdAt: 0,
  organizationRoles: roles.map((one) => ({ id: one, name: `role ${one}` })),
});

it.each([
  [['a', 'b'], ['b', 'a'], 'same'],
  [[], [], 'same'],
  [['a'], [], 'onlyKept'],
  [[], ['a'], 'onlyOther'],
  [['a'], ['b'], 'different'],
  [undefined, ['b'], 'unknown'],
  [['•••'], ['•••'], 'unknown'],
  [['google: •••'], ['google: •••'], 'unknown'],
] as const)('compares %j with %j: %s', (kept, other, difference) => {
  expect(differenceOf(kept, other)).toBe(difference);
});

it('compares fields of all kinds, and leaves out those that both lack', () => {
  const kept = dataOf(userWith({ name: 'Ada', profile: { locale: 'de' }, customData: { plan: 'gold' } }));
  const other = dataOf(
    userWith({ name: 'Ada', primaryPhone: '491701', customData: { plan: 'pro' }, isSuspended: true }),
    {
      roles: [role('r1')],
      organizations: [organization('o1', 'x')],
      factors: undefined,
    },
  );
  const rows = compareAccounts(kept, other, { t: i18next.getFixedT('en'), date: String });
  const found = Object.fromEntries(rows.map(({ label, difference }) => [label, difference]));
  expect(found).toMatchObject({
    Status: 'different',
    Name: 'same',
    'Primary phone': 'onlyOther',
    Locale: 'onlyKept',
    'Custom data': 'different',
    Roles: 'onlyOther',
    Organizations: 'onlyOther',
    'MFA factors': 'unknown',
  });
  expect(Object.keys(found)).not.toContain('Username');
  expect(rows.find(({ label }) => label === 'Organizations')?.other).toEqual(['org o1 (role x)']);
});

it('copies the keys of custom data that are missing, and keeps the others', () => {
  const plan = planCustomData(
    { plan: 'gold', same: { a: 1 } },
    { plan: 'pro', same: { a: 1 }, seats: 3, constructor: 1 },
  );
  expect(plan.changes.map(({ name, to }) => [name, to])).toEqual([
    ['seats', 3],
    ['constructor', 1],
  ]);
  expect(plan.conflicts).toEqual(['plan']);
});

it('adds roles, memberships and organization roles that are missing', () => {
  expect(planRoles([role('r1')], [role('r1'), role('r2')])).toEqual([{ id: 'r2', name: 'role r2' }]);
  const kept = [organization('o1', 'x'), organization('o2')];
  const duplicate = [organization('o1', 'x', 'y'), organization('o2'), organization('o3', 'z')];
  expect(planOrganizations(kept, duplicate)).toEqual([
    { id: 'o1', name: 'org o1', change: { organizationId: 'o1', added: ['y'], removed: [] } },
    { id: 'o3', name: 'org o3', joining: { organizationId: 'o3', roleIds: ['z'] } },
  ]);
});

it('names what has to be moved by hand', () => {
  expect(planByHand(userWith(), { user: userWith(), factors: 0, tokens: 0 })).toEqual([]);
  const user = userWith({
    username: 'ada',
    hasPassword: true,
    profile: { locale: 'de' },
    identities: { google: { userId: 'g1' } },
  });
  const all = planByHand(userWith(), { user, factors: 1, tokens: 1 });
  expect(all).toEqual(['identifiers', 'profile', 'identities', 'password', 'factors', 'tokens']);
  expect(planByHand({ ...user, id: 'u2' }, { user, factors: 0, tokens: 0 })).toEqual(['identities']);
});
