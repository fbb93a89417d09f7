import { type OperatorRole, type Permission, permissions } from '#contract/operators.ts';

/** Actions that take an account out of use. */
export const removingActions: readonly Permission[] = ['users:suspend', 'users:delete'];

/** The permissions of each role. */
export type PermissionsByRole = Readonly<Record<OperatorRole, readonly Permission[]>>;

const viewer = ['users:read', 'users:reveal'] as const satisfies readonly Permission[];

const support = [
  'users:read',
  'users:unmask',
  'users:search',
  'users:history',
  'notes:read',
  'notes:write',
  'users:write-profile',
  'users:suspend',
  'users:restore',
  'users:unlock',
  'passwords:reset',
  'passwords:expire',
  'one-time-tokens:create',
  'verification-codes:send',
  'verification-codes:verify',
  'callers:verify',
  'identifiers:correct',
  'mfa:reset',
  'sessions:revoke',
  'flows:offboard',
  'flows:merge',
  'flows:secure',
  'users:export',
] as const satisfies readonly Permission[];

export const defaultRolePermissions: PermissionsByRole = { viewer, support, admin: permissions };

/** The actions that need a reason or ticket by default. */
export const defaultReasonRequired: readonly Permission[] = [
  'users:delete',
  'users:suspend',
  'users:write-identifiers',
  'identifiers:correct',
  'users:reveal',
  'users:subject-access',
  'users:export',
  'passwords:reset',
  'passwords:set',
  'one-time-tokens:create',
  'mfa:reset',
  'roles:assign',
  'protection:write',
  'tokens:write',
  'flows:offboard',
  'flows:merge',
  'flows:secure',
  'audit:erase',
];
