import { permissions, type Permission } from '#contract/operators.ts';

/** What is allowed rather than done: no entry is called so. */
const notDeeds: readonly Permission[] = ['users:unmask', 'users:search', 'protected:write'];

/** What entries of the journal may be about. */
export const journaledActions: readonly string[] = [
  ...permissions.filter((permission) => !notDeeds.includes(permission)),
  'approvals:request',
  'operators:sign-in',
  'operators:sign-in-failed',
  'operators:sign-out',
  'refused',
  'alarm',
  'users:open',
  'users:list',
  'users:look-up',
  'logs:read',
  'journal:list',
  'journal:export',
  'journal:gap',
  'journal:retention',
];
