import { expect, it } from 'vitest';

import { highestRole } from './highest-role.ts';

const roleMap = { 'usher-viewer': 'viewer', 'usher-support': 'support', 'usher-admin': 'admin' } as const;

it.each([
  [['usher-viewer', 'usher-admin'], 'admin'],
  ['usher-viewer usher-support', 'support'],
  ['usher-viewer,other', 'viewer'],
  [['constructor', '__proto__', 'toString'], undefined],
  [[], undefined],
  [undefined, undefined],
  [{ 'usher-admin': true }, undefined],
  [[['usher-admin']], undefined],
])('maps %j to the role %s', (claim, role) => {
  expect(highestRole(claim, roleMap)).toBe(role);
});
