import type { MemberRoles } from '#contract/organization-members.ts';
import { addRolesToMembers } from '#management-api/db/member-roles.ts';
import { findRolesByName } from '#management-api/db/organization-roles.ts';
import { areRelated, type relations } from '#management-api/db/relations.ts';
import type { Db } from '#management-api/db/tables.ts';
import { ApiError } from '#management-api/http/api-error.ts';

import { missingRelation, relating, requireKnown } from './relations.ts';

/** Users or applications as members of an organization. */
type Members = typeof relations.members | typeof relations.applications;

/** @throws {ApiError} if the user or application is not a member of the organization */
export async function requireMembership(db: Db, members: Members, organizationId: string, id: string): Promise<void> {
  if (await areRelated(db, members, { organization_id: organizationId }, [id])) return;
  throw new ApiError('organization.require_membership');
}

/** Returns the ids of roles given by id, by name or both, each once. */
export async function resolveMemberRoles(db: Db, roles: MemberRoles): Promise<string[]> {
  const { organizationRoleIds: ids = [], organizationRoleNames: names = [] } = roles;
  const byName = names.length === 0 ? [] : await findRolesByName(db, names);
  if (byName.length < new Set(names).size) throw new ApiError('organization.role_names_not_found');
  return [...new Set([...ids, ...byName.map(({ id }) => id)])];
}

type Assignment = { organizationId: string; memberIds: readonly string[]; roleIds: readonly string[] };

/**
 * Assigns every role to every member, all or nothing.
 *
 * @throws {ApiError} if one is not a member or there is no such role; known before the lists are multiplied
 */
export async function assignRoles(
  db: Db,
  members: Members,
  roles: typeof relations.memberRoles | typeof relations.applicationRoles,
  { organizationId, ...lists }: Assignment,
): Promise<void> {
  const memberIds = [...new Set(lists.memberIds)];
  const roleIds = [...new Set(lists.roleIds)];
  const areMembers = await areRelated(db, members, { organization_id: organizationId }, memberIds);
  if (!areMembers) throw missingRelation();
  await requireKnown(db, roles.entities, roleIds);
  await relating(addRolesToMembers(db, roles, { organizationId, memberIds, roleIds }));
}
