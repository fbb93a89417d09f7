import { type Expression, expressionBuilder, sql, type SqlBool } from 'kysely';

import type { Search, UserSearchField } from '#contract/search.ts';

import { matchesSearch } from './search.ts';
import type { Tables, UsersTable } from './tables.ts';
import type { Topic } from './counters.ts';
import { hasRole, isMember } from './user-access.ts';

/** Which users a list is about. Empty texts are no filter. */
export type UserFilter = {
  search?: Search<UserSearchField> | undefined;
  /** Only those who have this role. */
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

/** The condition on `users`. */
export function userMatches(filter: UserFilter): Expression<SqlBool> {
  const { search, roleId, excludeRoleId, excludeOrganizationId } = filter;
  const conditions: Expression<SqlBool>[] = [];
  if (search !== undefined) conditions.push(matchesSearch(search, searchColumns));
  if (roleId) conditions.push(hasRole(roleId));
  if (excludeRoleId) conditions.push(sql`not ${hasRole(excludeRoleId)}`);
  if (excludeOrganizationId) conditions.push(sql`not ${isMember(excludeOrganizationId)}`);
  return expressionBuilder<Tables, 'users'>().and(conditions);
}

/** Whether every user is meant. */
export const isEveryone = ({ search, roleId, excludeRoleId, excludeOrganizationId }: UserFilter): boolean =>
  search === undefined && !roleId && !excludeRoleId && !excludeOrganizationId;

/** What must stand still for an answer to stay true. */
export function topicsOf({ roleId, excludeRoleId, excludeOrganizationId }: UserFilter): Topic[] {
  return [
    'users',
    ...(roleId || excludeRoleId ? (['user_roles'] as const) : []),
    ...(excludeOrganizationId ? (['organization_users'] as const) : []),
  ];
}

/** Two filters with the same key mean the same users. */
export const keyOf = ({ search, roleId, excludeRoleId, excludeOrganizationId }: UserFilter): string =>
  JSON.stringify([search, roleId, excludeRoleId, excludeOrganizationId]);
