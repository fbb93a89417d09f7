import type { NewOrganizationRole } from '#contract/organization-template.ts';
import { insertOrganizationRole, type OrganizationRoleRow } from '#management-api/db/organization-roles.ts';
import { addRelated, relations } from '#management-api/db/relations.ts';
import type { Db } from '#management-api/db/tables.ts';

import { newLongId } from './ids.ts';
import { relating, requireKnown } from './relations.ts';

/** Creates an organization role with its first permissions, all or nothing (logto-behavior.md#17.2). */
export async function createOrganizationRole(db: Db, role: NewOrganizationRole): Promise<OrganizationRoleRow> {
  const { name, description, type = 'User', organizationScopeIds = [], resourceScopeIds = [] } = role;
  await requireKnown(db, relations.roleScopes.entities, organizationScopeIds);
  await requireKnown(db, relations.roleResourceScopes.entities, resourceScopeIds);
  const creation = db.transaction().execute(async (transaction) => {
    const row = await insertOrganizationRole(transaction, {
      id: newLongId(),
      name,
      description: description || null,
      type,
    });
    const owner = { organization_role_id: row.id };
    await addRelated(transaction, relations.roleScopes, owner, organizationScopeIds);
    await addRelated(transaction, relations.roleResourceScopes, owner, resourceScopeIds);
    return row;
  });
  return relating(creation);
}
