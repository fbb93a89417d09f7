import { addMembers, keepMembers } from '#management-api/db/organization-users.ts';
import { findOrganization } from '#management-api/db/organizations.ts';
import type { Db } from '#management-api/db/tables.ts';
import { countExistingUsers } from '#management-api/db/user-roles.ts';

import { missingRelation } from './member-roles.ts';

/** Adds users to an organization; existing members are ignored. */
export async function joinOrganization(db: Db, organizationId: string, userIds: readonly string[]): Promise<void> {
  await checkRelation(db, organizationId, userIds);
  await addMembers(db, organizationId, [...new Set(userIds)]);
}

/** Replaces the members of an organization in one transaction. */
export async function replaceMembers(db: Db, organizationId: string, userIds: readonly string[]): Promise<void> {
  await checkRelation(db, organizationId, userIds);
  await db.transaction().execute(async (transaction) => {
    await keepMembers(transaction, organizationId, userIds);
    await addMembers(transaction, organizationId, [...new Set(userIds)]);
  });
}

async function checkRelation(db: Db, organizationId: string, userIds: readonly string[]): Promise<void> {
  const users = [...new Set(userIds)];
  if ((await findOrganization(db, organizationId)) === undefined) throw missingRelation();
  if (users.length > 0 && (await countExistingUsers(db, users)) < users.length) throw missingRelation();
}
