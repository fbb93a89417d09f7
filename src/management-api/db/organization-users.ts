import { type Expression, expressionBuilder, sql, type SqlBool } from 'kysely';

import { containing } from '#contract/search.ts';

import type { Db, Tables } from './tables.ts';
import type { UserRow } from './users.ts';

type Window = { limit: number; offset: number };

export type MemberFilter = {
  organizationId: string;
  /** Literal text contained in a name or an identifier of the user. */
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

const searchedColumns = ['id', 'name', 'username', 'primary_email', 'primary_phone'];

function memberMatches({ organizationId, q, organizationRoleId }: MemberFilter): Expression<SqlBool> {
  const eb = expressionBuilder<Tables, 'organization_users'>();
  const conditions: Expression<SqlBool>[] = [eb('organization_users.organization_id', '=', organizationId)];
  if (q) {
    const found = searchedColumns.map((column) => sql`${sql.ref(`users.${column}`)} ilike ${containing(q)}`);
    conditions.push(sql`(${sql.join(found, sql` or `)})`);
  }
  if (organizationRoleId) {
    conditions.push(sql`exists (
      select from organization_user_roles
      where organization_user_roles.organization_id = ${organizationId}
        and organization_user_roles.user_id = organization_users.user_id
        and organization_role_id = ${organizationRoleId})`);
  }
  return eb.and(conditions);
}

/** Adds members; existing members are ignored. */
export async function addMembers(db: Db, organizationId: string, userIds: readonly string[]): Promise<void> {
  if (userIds.length === 0) return;
  await db
    .insertInto('organization_users')
    .values(userIds.map((user_id) => ({ organization_id: organizationId, user_id })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Removes every member who is not in `userIds`. */
export async function keepMembers(db: Db, organizationId: string, userIds: readonly string[]): Promise<void> {
  const query = db.deleteFrom('organization_users').where('organization_id', '=', organizationId);
  await (userIds.length === 0 ? query : query.where('user_id', 'not in', userIds)).execute();
}

/** Returns whether the user was a member. */
export async function removeMember(db: Db, organizationId: string, userId: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('organization_users')
    .where('organization_id', '=', organizationId)
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Whether the user is a member of the organization. */
export async function belongsTo(db: Db, userId: string, organizationId: string): Promise<boolean> {
  const row = await db
    .selectFrom('organization_users')
    .select('user_id')
    .where('user_id', '=', userId)
    .where('organization_id', '=', organizationId)
    .executeTakeFirst();
  return row !== undefined;
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
