import { expect, it } from 'vitest';

import { defaultRolePermissions } from '#gateway/policy/permissions.ts';

import { approversLine } from './approvers-line.ts';

const operators = { kind: 'oidc', rolePermissions: defaultRolePermissions, knownRoles: ['support', 'admin'] } as const;

it('says nothing where a second operator can approve', () => {
  expect(approversLine(operators, 2)).toBeUndefined();
});

it.each([0, 1])('says that a fresh sign-in stands in where %i operators who may approve were here lately', (known) => {
  expect(approversLine(operators, known)).toMatch(/no second operator .* last 30 days.*fresh sign-in with a reason/);
});

it('says that no role may approve: because nobody has the role, or because of the settings', () => {
  const line = /no role has approvals:decide/;
  expect(approversLine({ ...operators, knownRoles: ['viewer', 'support'] }, 2)).toMatch(line);
  expect(approversLine({ ...operators, rolePermissions: { ...defaultRolePermissions, admin: [] } }, 2)).toMatch(line);
});

it('says nothing in the demo, which has one operator for each role', () => {
  expect(approversLine({ ...operators, kind: 'demo' }, 0)).toBeUndefined();
});
