import { type RawBuilder, sql, type SqlBool } from 'kysely';

/** Condition on `users`: has this role. */
export const hasRole = (roleId: string): RawBuilder<SqlBool> =>
  sql`exists (select from user_roles where user_roles.user_id = users.id and user_roles.role_id = ${roleId})`;

/** Condition on `users`: is a member of this organization. */
export const isMember = (organizationId: string): RawBuilder<SqlBool> =>
  sql`exists (
    select from organization_users
    where organization_users.user_id = users.id and organization_users.organization_id = ${organizationId})`;
