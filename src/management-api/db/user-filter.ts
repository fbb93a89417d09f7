import { type Expression, expressionBuilder, sql, type SqlBool, type RawBuilder } from 'kysely';

import type { Search, UserSearchField } from '#contract/search.ts';

import type { Topic } from './counters.ts';
import { matchesSearch } from './search.ts';
import type { Tables, UsersTable } from './tables.ts';

/** Filter of a list of users. Empty strings are ignored. */
export type UserFilter = {
  search?: Search<UserSearchField> | undefined;
  /** Only users who have this role. */
  roleId?: string | undefined;
  excludeRoleId?: string | undefined;
  excludeOrganizationId?: string | undefined;
};

const searchColumns = {
  id: 'id',
  primaryEmail: 'primary_email',
  primaryPhone: 'primary_phone',
  username: 'username',
  name: 'name',
} as const satisfies Record<UserSearchField, keyof UsersTable>;

/** Builds the SQL condition on `users`. */
export function userMatches(filter: UserFilter): Expression<SqlBool> {
  const { search, roleId, excludeRoleId, excludeOrganizationId } = filter;
  const conditions: Expression<SqlBool>[] = [];
  if (search !== undefined) conditions.push(matchesSearch(search, searchColumns));
  if (roleId) conditions.push(hasRole(roleId));
  if (excludeRoleId) conditions.push(sql`not ${hasRole(excludeRoleId)}`);
  if (excludeOrganizationId) conditions.push(sql`not ${isMember(excludeOrganizationId)}`);
  return expressionBuilder<Tables, 'users'>().and(conditions);
}

/** Whether the filter matches all users. */
export const matchesAll = ({ search, roleId, excludeRoleId, excludeOrganizationId }: UserFilter): boolean =>
  search === undefined && !roleId && !excludeRoleId && !excludeOrganizationId;

/** Topics whose writes can change the result of the filter. */
export function topicsOf({ roleId, excludeRoleId, excludeOrganizationId }: UserFilter): Topic[] {
  return [
    'users',
    ...(roleId || excludeRoleId ? (['user_roles'] as const) : []),
    ...(excludeOrganizationId ? (['organization_users'] as const) : []),
  ];
}

/** Cache key: equal filters have equal keys. */
export const filterKey = ({ search, roleId, excludeRoleId, excludeOrganizationId }: UserFilter): string =>
  JSON.stringify([search, roleId, excludeRoleId, excludeOrganizationId]);

/** Condition on `users`: has this role. */
const hasRole = (roleId: string): RawBuilder<SqlBool> =>
  sql`exists (select from user_roles where user_roles.user_id = users.id and user_roles.role_id = ${roleId})`;

/** Condition on `users`: is a member of this organization. */
const isMember = (organizationId: string): RawBuilder<SqlBool> =>
  sql`exists (
    select from organization_users
    where organization_users.user_id = users.id and organization_users.organization_id = ${organizationId})`;
