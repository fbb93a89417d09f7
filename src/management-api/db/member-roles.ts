import type { OrganizationRoleRow } from './organization-roles.ts';
import type { Db } from './tables.ts';

type Member = { organizationId: string; userId: string };

/** A role of a user in an organization. */
export type MemberRole = OrganizationRoleRow & { organization_id: string; user_id: string };

/** The roles of these users in these organizations, oldest role first. */
export async function listMemberRoles(
  db: Db,
  { organizationIds, userIds }: { organizationIds: readonly string[]; userIds: readonly string[] },
): Promise<MemberRole[]> {
  if (organizationIds.length === 0 || userIds.length === 0) return [];
  return db
    .selectFrom('organization_user_roles')
    .innerJoin('organization_roles', 'organization_roles.id', 'organization_role_id')
    .selectAll('organization_roles')
    .select(['organization_id', 'user_id'])
    .where('organization_id', 'in', organizationIds)
    .where('user_id', 'in', userIds)
    .orderBy('organization_roles.seq')
    .execute();
}

/** Assigns roles to a member in addition to existing ones. */
export async function addMemberRoles(
  db: Db,
  { organizationId, userId }: Member,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  await db
    .insertInto('organization_user_roles')
    .values(ids.map((id) => ({ organization_id: organizationId, user_id: userId, organization_role_id: id })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Replaces the roles of a member in one transaction. */
export async function replaceMemberRoles(db: Db, member: Member, ids: readonly string[]): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    await transaction
      .deleteFrom('organization_user_roles')
      .where('organization_id', '=', member.organizationId)
      .where('user_id', '=', member.userId)
      .execute();
    await addMemberRoles(transaction, member, ids);
  });
}

/** Returns whether the member had the role. */
export async function removeMemberRole(db: Db, { organizationId, userId }: Member, id: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('organization_user_roles')
    .where('organization_id', '=', organizationId)
    .where('user_id', '=', userId)
    .where('organization_role_id', '=', id)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
