import { idList } from './id-lists.ts';
import type { ApplicationMemberRole } from './organization-applications.ts';
import type { Db } from './tables.ts';

/** The organizations of an application, as a relation from the application's side. */
export const organizationsOfApplication = {
  table: 'organization_applications',
  column: 'organization_id',
  entities: 'organizations',
} as const;

/** The roles of an application in these organizations, by name. */
export async function listRolesInOrganizations(
  db: Db,
  applicationId: string,
  organizationIds: readonly string[],
): Promise<ApplicationMemberRole[]> {
  if (organizationIds.length === 0) return [];
  return db
    .selectFrom('organization_application_roles')
    .innerJoin('organization_roles', 'organization_roles.id', 'organization_role_id')
    .selectAll('organization_roles')
    .select(['organization_id', 'application_id'])
    .where('application_id', '=', applicationId)
    .where('organization_id', 'in', idList(organizationIds))
    .orderBy('organization_roles.name')
    .execute();
}
