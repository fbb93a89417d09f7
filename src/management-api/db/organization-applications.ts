import { type Expression, expressionBuilder, type SqlBool } from 'kysely';

import type { ApplicationRow } from './applications.ts';
import { contains } from './contains.ts';
import type { OrganizationRoleRow } from './organization-roles.ts';
import type { Db, Tables } from './tables.ts';

type Window = { limit: number; offset: number };

export type ApplicationMemberFilter = {
  organizationId: string;
  /** Contained in the ID, the name or the description. */
  q?: string | undefined;
};

/** Applications of an organization, oldest first. */
export function listApplicationMembers(
  db: Db,
  filter: ApplicationMemberFilter,
  { limit, offset }: Window,
): Promise<ApplicationRow[]> {
  return db
    .selectFrom('organization_applications')
    .innerJoin('applications', 'applications.id', 'organization_applications.application_id')
    .selectAll('applications')
    .where(matches(filter))
    .orderBy('applications.seq')
    .limit(limit)
    .offset(offset)
    .execute();
}

export async function countApplicationMembers(db: Db, filter: ApplicationMemberFilter): Promise<number> {
  const { total } = await db
    .selectFrom('organization_applications')
    .innerJoin('applications', 'applications.id', 'organization_applications.application_id')
    .select((eb) => eb.fn.countAll().as('total'))
    .where(matches(filter))
    .executeTakeFirstOrThrow();
  return Number(total);
}

const searchedColumns = ['applications.id', 'applications.name', 'applications.description'];

function matches({ organizationId, q }: ApplicationMemberFilter): Expression<SqlBool> {
  const eb = expressionBuilder<Tables, 'organization_applications'>();
  return eb.and([eb('organization_applications.organization_id', '=', organizationId), contains(q, searchedColumns)]);
}

/** A role of an application in an organization. */
export type ApplicationMemberRole = OrganizationRoleRow & { organization_id: string; application_id: string };

/** The roles of these applications in an organization, by name. */
export async function listApplicationMemberRoles(
  db: Db,
  organizationId: string,
  applicationIds: readonly string[],
): Promise<ApplicationMemberRole[]> {
  if (applicationIds.length === 0) return [];
  return db
    .selectFrom('organization_application_roles')
    .innerJoin('organization_roles', 'organization_roles.id', 'organization_role_id')
    .selectAll('organization_roles')
    .select(['organization_id', 'application_id'])
    .where('organization_id', '=', organizationId)
    .where('application_id', 'in', applicationIds)
    .orderBy('organization_roles.name')
    .execute();
}
