import { expect, it } from 'vitest';

import { defaultRolePermissions } from '#gateway/policy/permissions.ts';

import { approversLine } from './approvers-line.ts';

const operators = { kind: 'oidc', rolePermissions: defaultRolePermissions, knownRoles: ['support', 'admin'] } as const;

it('returns no line if a second operator can approve', () => {
  expect(approversLine(operators, 2)).toBeUndefined();
});

it.each([0, 1])('mentions the fresh sign-in if %i operators who may approve were active', (known) => {
  expect(approversLine(operators, known)).toMatch(/no second operator .* last 30 days.*fresh sign-in with a reason/);
});

it('mentions that no role may approve, because of ROLE_MAP or ROLE_PERMISSIONS', () => {
  const line = /no role has the permission approvals:decide/;
  expect(approversLine({ ...operators, knownRoles: ['viewer', 'support'] }, 2)).toMatch(line);
  expect(approversLine({ ...operators, rolePermissions: { ...defaultRolePermissions, admin: [] } }, 2)).toMatch(line);
});

it('returns no line in the demo, which has one operator for each role', () => {
  expect(approversLine({ ...operators, kind: 'demo' }, 0)).toBeUndefined();
});
