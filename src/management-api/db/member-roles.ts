import { sql } from 'kysely';

import type { OrganizationRoleRow } from './organization-roles.ts';
import type { relations } from './relations.ts';
import type { Db } from './tables.ts';

/** A role of a user in an organization. */
export type MemberRole = OrganizationRoleRow & { organization_id: string; user_id: string };

/** The roles of these users in these organizations, by name. */
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
    .orderBy('organization_roles.name')
    .execute();
}

/** Assigns every role to every member in addition to existing ones. */
export async function addRolesToMembers(
  db: Db,
  { table }: typeof relations.memberRoles | typeof relations.applicationRoles,
  { organizationId, memberIds, roleIds }: { organizationId: string; memberIds: string[]; roleIds: string[] },
): Promise<void> {
  const member = table === 'organization_user_roles' ? 'user_id' : 'application_id';
  await sql`
    insert into ${sql.table(table)} (organization_id, ${sql.ref(member)}, organization_role_id)
    select ${organizationId}, member, role
    from jsonb_array_elements_text(${JSON.stringify(memberIds)}::jsonb) as member
    cross join jsonb_array_elements_text(${JSON.stringify(roleIds)}::jsonb) as role
    on conflict do nothing`.execute(db);
}
