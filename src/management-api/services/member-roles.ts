import type { MemberRoles } from '#contract/organizations.ts';
import { findOrganizationRoles } from '#management-api/db/organization-roles.ts';
import { belongsTo } from '#management-api/db/organization-users.ts';
import type { Db } from '#management-api/db/tables.ts';
import { ApiError } from '#management-api/http/api-error.ts';

/** @throws {ApiError} if the user is not a member of the organization */
export async function requireMembership(db: Db, userId: string, organizationId: string): Promise<void> {
  if (!(await belongsTo(db, userId, organizationId))) throw new ApiError('organization.require_membership');
}

/** Returns the ids of roles given by id, by name or both. */
export async function resolveMemberRoles(db: Db, roles: MemberRoles): Promise<string[]> {
  const ids = [...new Set(roles.organizationRoleIds)];
  const names = [...new Set(roles.organizationRoleNames)];
  const byName = await findOrganizationRoles(db, 'name', names);
  if (byName.length < names.length) throw new ApiError('organization.role_names_not_found');
  if ((await findOrganizationRoles(db, 'id', ids)).length < ids.length) throw missingRelation();
  return [...new Set([...ids, ...byName.map(({ id }) => id)])];
}

/** Organization routes return 422 where other routes return 404 (logto-behavior.md#2.3). */
export const missingRelation = () => new ApiError('entity.relation_foreign_key_not_found', { status: 422 });
