import { sql } from 'kysely';

import type { Application } from '#contract/applications.ts';
import type { User } from '#contract/users.ts';

import type { Db } from './tables.ts';

/** Number and examples of the users and applications that have a role. */
export type RoleHolders = {
  usersCount: number;
  featuredUsers: Pick<User, 'id' | 'avatar' | 'name'>[];
  applicationsCount: number;
  featuredApplications: Pick<Application, 'id' | 'name' | 'type'>[];
};

/** Returns the holders of each role id. */
export async function findRoleHolders(db: Db, roleIds: readonly string[]): Promise<Map<string, RoleHolders>> {
  if (roleIds.length === 0) return new Map();
  const { rows } = await sql<RoleHolders & { id: string }>`
    select
      roles.id,
      (select count(*)::int from user_roles where role_id = roles.id) as "usersCount",
      (
        select coalesce(jsonb_agg(featured), '[]') from (
          select users.id, users.avatar, users.name
          from user_roles join users on users.id = user_roles.user_id
          where role_id = roles.id
          order by user_roles.user_id limit 3
        ) as featured
      ) as "featuredUsers",
      (select count(*)::int from application_roles where role_id = roles.id) as "applicationsCount",
      (
        select coalesce(jsonb_agg(featured), '[]') from (
          select applications.id, applications.name, applications.type
          from application_roles join applications on applications.id = application_roles.application_id
          where role_id = roles.id
          order by applications.seq limit 3
        ) as featured
      ) as "featuredApplications"
    from roles where roles.id in (${sql.join(roleIds)})
  `.execute(db);
  return new Map(rows.map(({ id, ...holders }) => [id, holders]));
}
