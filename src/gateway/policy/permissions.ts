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
  'one-time-tokens:create',
  'verification-codes:send',
  'verification-codes:verify',
  'callers:verify',
  'identifiers:correct',
  'mfa:reset',
  'sessions:revoke',
] as const satisfies readonly Permission[];

export const defaultRolePermissions: PermissionsByRole = { viewer, support, admin: permissions };

/** The actions that need a reason or ticket by default. */
export const defaultReasonRequired: readonly Permission[] = [
  'users:delete',
  'users:suspend',
  'users:write-identifiers',
  'identifiers:correct',
  'users:reveal',
  'passwords:reset',
  'passwords:set',
  'one-time-tokens:create',
  'mfa:reset',
  'roles:assign',
  'protection:write',
  'tokens:write',
  'audit:erase',
];
