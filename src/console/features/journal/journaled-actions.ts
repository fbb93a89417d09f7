import { permissions, type Permission } from '#contract/operators.ts';

/** What is allowed rather than done: no entry is called so. */
const notDeeds: readonly Permission[] = ['users:unmask', 'users:search', 'protected:write', 'journal:read'];

/** What entries of the journal may be about. */
export const journaledActions: readonly string[] = [
  ...permissions.filter((permission) => !notDeeds.includes(permission)),
  'users:open',
  'users:list',
  'users:look-up',
  'journal:export',
  'journal:gap',
  'journal:retention',
];
