import { isManagementApi } from '#contract/resources.ts';
import type { RoleRow } from '#management-api/db/roles.ts';
import { addRoleScopes, findScopes, listScopes } from '#management-api/db/scopes.ts';
import type { Db } from '#management-api/db/tables.ts';
import { ApiError } from '#management-api/http/api-error.ts';

import { refuseRepeated } from './role-members.ts';

/**
 * Adds scopes to a role, all or none. User roles can't have scopes of the Management API (logto-behavior.md#1.5,
 * logto-behavior.md#15.1).
 */
export async function grantScopes(db: Db, role: RoleRow, scopeIds: readonly string[]): Promise<void> {
  refuseRepeated(scopeIds, 'role.scope_exists');
  const owned = new Set((await listScopes(db, { roleId: role.id })).map(({ id }) => id));
  if (scopeIds.some((id) => owned.has(id))) throw new ApiError('role.scope_exists');
  const scopes = await findScopes(db, scopeIds);
  if (scopes.length < scopeIds.length) throw new ApiError('entity.not_exists_with_id');
  if (role.type === 'User' && scopes.some(({ indicator }) => isManagementApi(indicator))) {
    throw new ApiError('role.management_api_scopes_not_assignable_to_user_role');
  }
  await addRoleScopes(db, role.id, scopeIds);
}
