import type { Features } from '#contract/features.ts';
import type { Permission } from '#contract/operators.ts';

import { byField, bySuspension } from './body-permissions.ts';
import * as masks from './masking.ts';
import { omitConfig, omitSecret, omitSsoConfig, omitTokenValue, type Redaction } from './redaction.ts';

/** The permission that a route needs, or a function that returns the permissions by the body. */
export type Needs = Permission | ((body: unknown) => readonly Permission[]);

/** An allowed route. Requests without a rule are refused. */
export type Rule = {
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** `:name` stands for one segment. `:userId` is the target account of a write. */
  path: string;
  needs: Needs;
  /** Masks the response for operators who may not see personal data. */
  mask: masks.Mask;
  /** Query parameters to forward; others are dropped. A trailing `*` stands for any suffix. */
  query?: readonly string[];
  /** Searches no personal data, so all operators may search by pattern. */
  isOpenSearch?: true;
  /** Removes secrets from the response, which is then parsed instead of streamed. */
  redact?: Redaction;
  /**
   * The record whose fields a write changes or deletes: the audit log records their former values. Undefined for other
   * records, such as tokens.
   */
  writes?: 'user' | 'role';
  /** Creates an account. */
  creates?: 'user';
  /** Returns the target accounts in the body. */
  targets?: (body: unknown) => readonly string[];
  /** Allowed only if the settings turn on this feature. */
  feature?: keyof Features;
};

const paging = ['page', 'page_size'];
const search = ['search*', 'mode*', 'joint', 'jointMode', 'isCaseSensitive'];

const u = '/api/users/:userId';

/** All routes that Usher forwards to the Management API. */
export const rules: readonly Rule[] = [
  { method: 'GET', path: '/api/users', needs: 'users:read', mask: masks.users, query: [...paging, ...search] },
  { method: 'POST', path: '/api/users', needs: 'users:create', mask: masks.user, creates: 'user' },
  { method: 'GET', path: u, needs: 'users:read', mask: masks.user },
  { method: 'PATCH', path: u, needs: byField, mask: masks.user, writes: 'user' },
  { method: 'DELETE', path: u, needs: 'users:delete', mask: masks.none, writes: 'user' },
  { method: 'PATCH', path: `${u}/password`, needs: 'passwords:set', mask: masks.user },
  { method: 'PATCH', path: `${u}/password/expiration`, needs: 'passwords:expire', mask: masks.user },
  { method: 'PATCH', path: `${u}/is-suspended`, needs: bySuspension, mask: masks.user, writes: 'user' },

  { method: 'GET', path: `${u}/all-identities`, needs: 'users:read', mask: masks.identities },
  {
    method: 'PUT',
    path: `${u}/identities/:target`,
    needs: 'identities:link',
    mask: masks.identities,
    feature: 'identityLinking',
  },
  { method: 'DELETE', path: `${u}/identities/:target`, needs: 'identities:unlink', mask: masks.user },
  { method: 'GET', path: `${u}/mfa-verifications`, needs: 'users:read', mask: masks.factors },
  { method: 'POST', path: `${u}/mfa-verifications`, needs: 'mfa:enroll', mask: masks.none },
  { method: 'DELETE', path: `${u}/mfa-verifications/:verificationId`, needs: 'mfa:reset', mask: masks.none },
  { method: 'GET', path: `${u}/logto-configs`, needs: 'users:read', mask: masks.configs },
  { method: 'PATCH', path: `${u}/logto-configs`, needs: 'mfa:enroll', mask: masks.none },

  { method: 'GET', path: `${u}/sessions`, needs: 'users:read', mask: masks.sessions },
  {
    method: 'DELETE',
    path: `${u}/sessions/:sessionId`,
    needs: 'sessions:revoke',
    mask: masks.none,
    query: ['revokeGrantsTarget'],
  },
  { method: 'GET', path: `${u}/grants`, needs: 'users:read', mask: masks.grants, query: ['appType'] },
  { method: 'DELETE', path: `${u}/grants/:grantId`, needs: 'sessions:revoke', mask: masks.none },

  {
    method: 'GET',
    path: `${u}/roles`,
    needs: 'users:read',
    mask: masks.roles,
    query: [...paging, ...search],
    isOpenSearch: true,
  },
  { method: 'POST', path: `${u}/roles`, needs: 'roles:assign', mask: masks.none },
  { method: 'DELETE', path: `${u}/roles/:roleId`, needs: 'roles:assign', mask: masks.none },
  { method: 'GET', path: `${u}/organizations`, needs: 'users:read', mask: masks.organizations },

  // Logto also lists the values of tokens; only the response to a creation may contain one (logto-behavior.md#9).
  {
    method: 'GET',
    path: `${u}/personal-access-tokens`,
    needs: 'users:read',
    mask: masks.tokens,
    redact: omitTokenValue,
  },
  { method: 'POST', path: `${u}/personal-access-tokens`, needs: 'tokens:write', mask: masks.none },
  {
    method: 'PATCH',
    path: `${u}/personal-access-tokens`,
    needs: 'tokens:write',
    mask: masks.none,
    redact: omitTokenValue,
  },
  {
    method: 'PATCH',
    path: `${u}/personal-access-tokens/:name`,
    needs: 'tokens:write',
    mask: masks.none,
    redact: omitTokenValue,
  },
  { method: 'POST', path: `${u}/personal-access-tokens/delete`, needs: 'tokens:write', mask: masks.none },
  { method: 'DELETE', path: `${u}/personal-access-tokens/:name`, needs: 'tokens:write', mask: masks.none },

  {
    method: 'GET',
    path: '/api/roles',
    needs: 'users:read',
    mask: masks.roles,
    query: [...paging, ...search, 'type', 'excludeUserId'],
    isOpenSearch: true,
  },
  { method: 'POST', path: '/api/roles', needs: 'roles:write', mask: masks.none },
  { method: 'GET', path: '/api/roles/:roleId', needs: 'users:read', mask: masks.role },
  { method: 'PATCH', path: '/api/roles/:roleId', needs: 'roles:write', mask: masks.none, writes: 'role' },
  { method: 'DELETE', path: '/api/roles/:roleId', needs: 'roles:write', mask: masks.none, writes: 'role' },
  {
    method: 'GET',
    path: '/api/roles/:roleId/users',
    needs: 'users:read',
    mask: masks.users,
    query: [...paging, ...search],
  },
  {
    method: 'POST',
    path: '/api/roles/:roleId/users',
    needs: 'roles:assign',
    mask: masks.none,
    targets: namedUserIds,
  },
  { method: 'DELETE', path: '/api/roles/:roleId/users/:userId', needs: 'roles:assign', mask: masks.none },
  {
    method: 'GET',
    path: '/api/roles/:roleId/scopes',
    needs: 'users:read',
    mask: masks.none,
    query: [...paging, ...search],
    isOpenSearch: true,
  },
  { method: 'POST', path: '/api/roles/:roleId/scopes', needs: 'roles:write', mask: masks.none },
  { method: 'DELETE', path: '/api/roles/:roleId/scopes/:scopeId', needs: 'roles:write', mask: masks.none },
  { method: 'GET', path: '/api/resources', needs: 'users:read', mask: masks.none, query: [...paging, 'includeScopes'] },

  {
    method: 'GET',
    path: '/api/organizations',
    needs: 'users:read',
    mask: masks.organizations,
    query: [...paging, 'q'],
  },
  {
    method: 'POST',
    path: '/api/organizations/:organizationId/users',
    needs: 'organizations:write',
    mask: masks.none,
    targets: namedUserIds,
  },
  {
    method: 'DELETE',
    path: '/api/organizations/:organizationId/users/:userId',
    needs: 'organizations:write',
    mask: masks.none,
  },
  {
    method: 'GET',
    path: '/api/organizations/:organizationId/users/:userId/roles',
    needs: 'users:read',
    mask: masks.organizationRoles,
    query: paging,
  },
  {
    method: 'POST',
    path: '/api/organizations/:organizationId/users/:userId/roles',
    needs: 'organizations:write',
    mask: masks.none,
  },
  {
    method: 'DELETE',
    path: '/api/organizations/:organizationId/users/:userId/roles/:organizationRoleId',
    needs: 'organizations:write',
    mask: masks.none,
  },
  {
    method: 'GET',
    path: '/api/organization-roles',
    needs: 'users:read',
    mask: masks.none,
    query: [...paging, 'q'],
  },

  { method: 'GET', path: '/api/dashboard/users/total', needs: 'users:read', mask: masks.none },
  { method: 'GET', path: '/api/dashboard/users/new', needs: 'users:read', mask: masks.none },
  { method: 'GET', path: '/api/dashboard/users/active', needs: 'users:read', mask: masks.none, query: ['date'] },

  {
    method: 'GET',
    path: '/api/logs',
    needs: 'users:read',
    mask: masks.logs,
    query: [...paging, 'userId', 'applicationId', 'logKey', 'start_time', 'end_time', 'enableCap'],
  },
  { method: 'GET', path: '/api/logs/:logId', needs: 'users:read', mask: masks.log },

  { method: 'GET', path: '/api/applications', needs: 'users:read', mask: masks.none, redact: omitSecret },
  {
    method: 'GET',
    path: '/api/applications/:applicationId',
    needs: 'users:read',
    mask: masks.none,
    redact: omitSecret,
  },
  { method: 'GET', path: '/api/connectors', needs: 'users:read', mask: masks.none, redact: omitConfig },
  {
    method: 'GET',
    path: '/api/sso-connectors',
    needs: 'users:read',
    mask: masks.none,
    query: paging,
    redact: omitSsoConfig,
  },
  { method: 'GET', path: '/api/sign-in-exp', needs: 'users:read', mask: masks.none },
];

function namedUserIds(body: unknown): readonly string[] {
  const ids = typeof body === 'object' && body !== null && 'userIds' in body ? body.userIds : [];
  return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : [];
}
