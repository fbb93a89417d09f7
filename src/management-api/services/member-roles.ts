import type { MemberRoles } from '#contract/organizations.ts';
import { findOrganizationRoles } from '#management-api/db/organization-roles.ts';
import { belongsTo } from '#management-api/db/organization-users.ts';
import type { Db } from '#management-api/db/tables.ts';
import { ApiError } from '#management-api/http/api-error.ts';

/** Refuses whoever does not belong to the organization. */
export async function requireMembership(db: Db, userId: string, organizationId: string): Promise<void> {
  if (!(await belongsTo(db, userId, organizationId))) throw new ApiError('organization.require_membership');
}

/** The ids of the roles that are named by id, by name or both. */
export async function namedRoles(db: Db, asked: MemberRoles): Promise<string[]> {
  const ids = [...new Set(asked.organizationRoleIds)];
  const names = [...new Set(asked.organizationRoleNames)];
  const byName = await findOrganizationRoles(db, 'name', names);
  if (byName.length < names.length) throw new ApiError('organization.role_names_not_found');
  if ((await findOrganizationRoles(db, 'id', ids)).length < ids.length) throw missingRelation();
  return [...new Set([...ids, ...byName.map(({ id }) => id)])];
}

/** The routes of organizations answer 422 where others answer 404 (logto-behavior.md#2.3). */
export const missingRelation = () => new ApiError('entity.relation_foreign_key_not_found', { status: 422 });
