import {
  type Expression,
  expressionBuilder,
  type Insertable,
  type Selectable,
  sql,
  type SqlBool,
  type Updateable,
} from 'kysely';

import type { Search } from '#contract/search.ts';

import type { JsonObject } from './columns.ts';
import { matchesSearch } from './search.ts';
import type { ApplicationsTable, Db, Tables } from './tables.ts';

export type ApplicationRow = Selectable<ApplicationsTable>;

export const applicationSearchFields = ['id', 'name', 'description'] as const;
export type ApplicationSearchField = (typeof applicationSearchFields)[number];

const searchColumns = { id: 'id', name: 'name', description: 'description' } as const;

export type ApplicationFilter = {
  search?: Search<ApplicationSearchField> | undefined;
  types?: readonly string[] | undefined;
  isThirdParty?: boolean | undefined;
  /** Only applications that have this role. */
  roleId?: string | undefined;
  excludeRoleId?: string | undefined;
  excludeOrganizationId?: string | undefined;
};

type Window = { limit: number; offset: number };

/** Newest first; all applications without a window. */
export function listApplications(
  db: Db,
  filter: ApplicationFilter,
  window: Window | undefined,
): Promise<ApplicationRow[]> {
  const query = db
    .selectFrom('applications')
    .selectAll()
    .where(applicationMatches(filter))
    .orderBy('created_at', 'desc')
    .orderBy('seq', 'desc');
  return (window === undefined ? query : query.limit(window.limit).offset(window.offset)).execute();
}

export async function countApplications(db: Db, filter: ApplicationFilter): Promise<number> {
  const { total } = await db
    .selectFrom('applications')
    .select((eb) => eb.fn.countAll().as('total'))
    .where(applicationMatches(filter))
    .executeTakeFirstOrThrow();
  return Number(total);
}

function applicationMatches({
  search,
  types,
  isThirdParty,
  roleId,
  excludeRoleId,
  excludeOrganizationId,
}: ApplicationFilter): Expression<SqlBool> {
  const eb = expressionBuilder<Tables, 'applications'>();
  const conditions: Expression<SqlBool>[] = [];
  if (search !== undefined) conditions.push(matchesSearch(search, searchColumns));
  if (types !== undefined) conditions.push(eb('type', 'in', types));
  if (isThirdParty !== undefined) conditions.push(eb('is_third_party', '=', isThirdParty));
  if (roleId) conditions.push(hasRole(roleId));
  if (excludeRoleId) conditions.push(eb.not(hasRole(excludeRoleId)));
  if (excludeOrganizationId) conditions.push(eb.not(isMember(excludeOrganizationId)));
  return eb.and(conditions);
}

const hasRole = (roleId: string) => sql<SqlBool>`exists (
  select from application_roles where application_id = applications.id and role_id = ${roleId})`;

const isMember = (organizationId: string) => sql<SqlBool>`exists (
  select from organization_applications where application_id = applications.id and organization_id = ${organizationId})`;

export function findApplication(db: Db, id: string): Promise<ApplicationRow | undefined> {
  return db.selectFrom('applications').selectAll().where('id', '=', id).executeTakeFirst();
}

export function insertApplication(db: Db, application: Insertable<ApplicationsTable>): Promise<ApplicationRow> {
  return db.insertInto('applications').values(application).returningAll().executeTakeFirstOrThrow();
}

export type ApplicationChanges = Updateable<ApplicationsTable>;

/** Returns the changed application; `undefined` if it does not exist. */
export function updateApplication(
  db: Db,
  id: string,
  changes: ApplicationChanges,
): Promise<ApplicationRow | undefined> {
  return db.updateTable('applications').set(changes).where('id', '=', id).returningAll().executeTakeFirst();
}

/** Merges custom data one level deep. Returns the changed application; `undefined` if it does not exist. */
export function mergeApplicationData(db: Db, id: string, data: JsonObject): Promise<ApplicationRow | undefined> {
  return db
    .updateTable('applications')
    .set({ custom_data: sql`custom_data || ${JSON.stringify(data)}::jsonb` })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();
}

/** Deletes an application with its secrets, roles and memberships. */
export async function deleteApplication(db: Db, id: string): Promise<void> {
  await db.deleteFrom('applications').where('id', '=', id).execute();
}

/** The scopes of an API that an application's roles contain. */
export async function listGrantedScopes(db: Db, applicationId: string, resourceIndicator: string): Promise<string[]> {
  const rows = await db
    .selectFrom('application_roles')
    .innerJoin('role_scopes', 'role_scopes.role_id', 'application_roles.role_id')
    .innerJoin('scopes', 'scopes.id', 'role_scopes.scope_id')
    .innerJoin('resources', 'resources.id', 'scopes.resource_id')
    .select('scopes.name')
    .distinct()
    .where('application_id', '=', applicationId)
    .where('indicator', '=', resourceIndicator)
    .execute();
  return rows.map(({ name }) => name);
}
