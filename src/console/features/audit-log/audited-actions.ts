import { permissions, type Permission } from '#contract/operators.ts';

/** What is allowed rather than done: no entry is called so. */
const notActions: readonly Permission[] = ['users:unmask', 'users:search', 'protected:write'];

/** What events of the audit log may be about. */
export const recordedActions: readonly string[] = [
  ...permissions.filter((permission) => !notActions.includes(permission)),
  'approvals:request',
  'operators:sign-in',
  'operators:sign-in-failed',
  'operators:sign-out',
  'refused',
  'alarm',
  'users:open',
  'users:list',
  'users:lookup',
  'logs:read',
  'audit:list',
  'audit:export',
  'audit:gap',
  'audit:retention',
];
