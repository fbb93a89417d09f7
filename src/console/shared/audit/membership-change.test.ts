import i18next from 'i18next';
import { expect, it } from 'vitest';

import { membershipChange } from './membership-change.ts';
import { idsIn, namedValue, type NameOf } from './record-names.ts';

const { t } = i18next;
const names: Record<string, string> = {
  'role r1': 'Customer',
  'permission s1': 'read:orders',
  'organization o1': 'Acme',
  'organizationRole x1': 'Owner',
};
const nameOf: NameOf = (kind, id) => names[`${kind} ${id}`];
const role = { type: 'role', id: 'r1' };
const organization = { type: 'organization', id: 'o1' };
const ofTokens = '/api/users/:userId/personal-access-tokens';
const ofMember = '/api/organizations/:organizationId/users/:userId';

it.each([
  ['POST', '/api/users/:userId/roles', null, { after: { roleIds: ['r1', 'r2'] } }, 'Assign roles Customer and r2'],
  ['POST', '/api/users/:userId/roles', null, {}, undefined],
  ['POST', '/api/roles/:roleId/users', role, {}, 'Assign role Customer'],
  ['DELETE', '/api/users/:userId/roles/:roleId', role, {}, 'Remove role Customer'],
  ['DELETE', '/api/roles/:roleId/users/:userId', { ...role, id: 'r2' }, {}, 'Remove role r2'],
  [
    'POST',
    '/api/roles/:roleId/scopes',
    role,
    { after: { scopeIds: ['s1', 's2'] } },
    'Assign permissions read:orders and s2 to role Customer',
  ],
  ['POST', '/api/roles/:roleId/scopes', role, {}, 'Assign permissions to role Customer'],
  [
    'DELETE',
    '/api/roles/:roleId/scopes/:scopeId',
    role,
    { before: { scopeId: 's1' } },
    'Remove permission read:orders from role Customer',
  ],
  ['DELETE', '/api/roles/:roleId/scopes/:scopeId', role, {}, 'Remove a permission from role Customer'],
  ['POST', '/api/organizations/:organizationId/users', organization, {}, 'Add to organization Acme'],
  ['DELETE', ofMember, organization, {}, 'Remove from organization Acme'],
  [
    'POST',
    `${ofMember}/roles`,
    organization,
    { after: { organizationRoleIds: ['x1'] } },
    'Assign role Owner in organization Acme',
  ],
  ['POST', `${ofMember}/roles`, organization, {}, 'Assign roles in organization Acme'],
  [
    'DELETE',
    `${ofMember}/roles/:organizationRoleId`,
    organization,
    { before: { organizationRoleId: 'x1' } },
    'Remove role Owner in organization Acme',
  ],
  ['DELETE', `${ofMember}/roles/:organizationRoleId`, organization, {}, 'Remove a role in organization Acme'],
  ['POST', ofTokens, null, { after: { name: 'laptop' } }, 'Create token laptop'],
  ['POST', ofTokens, null, {}, 'Create a token'],
  ['POST', `${ofTokens}/delete`, null, { after: { name: 'laptop' } }, 'Delete token laptop'],
  ['POST', `${ofTokens}/delete`, null, { before: null, after: null }, 'Delete a token'],
  ['DELETE', `${ofTokens}/:name`, { type: 'name', id: 'laptop' }, {}, 'Delete token laptop'],
  ['PATCH', '/api/users/:userId', null, {}, undefined],
] as const)('describes %s %s of %j with %j', (method, route, target, values, text) => {
  expect(membershipChange({ method, route, target, ...values }, nameOf, t)?.text).toBe(text);
});

it('finds IDs in targets and values, and replaces those with a known name', () => {
  const events = [
    { target: role, before: null, after: { roleIds: ['r2', 'r1'], name: 'r9' } },
    { target: organization, before: { organizationRoleId: 'x1' }, after: { applicationId: 'a1' } },
    { target: { type: 'session', id: 's1' } },
  ];
  expect(idsIn(events, 'role')).toEqual(['r1', 'r2']);
  expect(idsIn(events, 'organization')).toEqual(['o1']);
  expect(idsIn(events, 'organizationRole')).toEqual(['x1']);
  expect(idsIn(events, 'app')).toEqual(['a1']);
  expect(idsIn(events, 'user')).toEqual([]);
  expect(namedValue('roleIds', ['r1', 'r2'], nameOf)).toEqual(['Customer', 'r2']);
  expect(namedValue('organizationId', 'o1', nameOf)).toBe('Acme');
  expect(namedValue('name', 'r1', nameOf)).toBe('r1');
  expect(namedValue('constructor', 'r1', nameOf)).toBe('r1');
});
