import type { NewRole } from '#contract/roles.ts';
import { insertRole, type RoleRow } from '#management-api/db/roles.ts';
import type { Db } from '#management-api/db/tables.ts';
import { ApiError } from '#management-api/http/api-error.ts';

import { newLongId } from './ids.ts';
import { grantScopes } from './role-scopes.ts';
import { inTransaction } from './transaction.ts';

/** Creates a role with its scopes, or neither. In Logto the role remains when its scopes are refused (logto-behavior.md#15.1). */
export async function createRole(db: Db, role: NewRole): Promise<RoleRow> {
  const { name, description, type = 'User', isDefault = false, scopeIds } = role;
  return inTransaction(db, async (transaction) => {
    const created = await insertRole(transaction, { id: newLongId(), name, description, type, is_default: isDefault });
    if (scopeIds?.length === 0) throw new ApiError('entity.invalid_input');
    if (scopeIds !== undefined) await grantScopes(transaction, created, scopeIds);
    return created;
  });
}
