import { type Expression, expressionBuilder, sql, type SqlBool } from 'kysely';

import { contains } from './contains.ts';
import type { Db, Tables } from './tables.ts';
import type { UserRow } from './users.ts';

type Window = { limit: number; offset: number };

export type MemberFilter = {
  organizationId: string;
  /** Contained in a name or an identifier of the user. */
  q?: string | undefined;
  organizationRoleId?: string | undefined;
};

/** Ordered by user id, as in Logto. */
export function listMembers(db: Db, filter: MemberFilter, { limit, offset }: Window): Promise<UserRow[]> {
  return db
    .selectFrom('organization_users')
    .innerJoin('users', 'users.id', 'organization_users.user_id')
    .selectAll('users')
    .where(memberMatches(filter))
    .orderBy('organization_users.user_id')
    .limit(limit)
    .offset(offset)
    .execute();
}

export async function countMembers(db: Db, filter: MemberFilter): Promise<number> {
  const { total } = await db
    .selectFrom('organization_users')
    .innerJoin('users', 'users.id', 'organization_users.user_id')
    .select((eb) => eb.fn.countAll().as('total'))
    .where(memberMatches(filter))
    .executeTakeFirstOrThrow();
  return Number(total);
}

const searchedColumns = ['id', 'name', 'username', 'primary_email', 'primary_phone'].map((name) => `users.${name}`);

function memberMatches({ organizationId, q, organizationRoleId }: MemberFilter): Expression<SqlBool> {
  const eb = expressionBuilder<Tables, 'organization_users'>();
  const conditions: Expression<SqlBool>[] = [
    eb('organization_users.organization_id', '=', organizationId),
    contains(q, searchedColumns),
  ];
  if (organizationRoleId) {
    conditions.push(sql`exists (
      select from organization_user_roles
      where organization_user_roles.organization_id = ${organizationId}
        and organization_user_roles.user_id = organization_users.user_id
        and organization_role_id = ${organizationRoleId})`);
  }
  return eb.and(conditions);
}

export function listOrganizationsOf(db: Db, userId: string) {
  return db
    .selectFrom('organization_users')
    .innerJoin('organizations', 'organizations.id', 'organization_users.organization_id')
    .selectAll('organizations')
    .where('user_id', '=', userId)
    .orderBy('organizations.seq')
    .execute();
}
