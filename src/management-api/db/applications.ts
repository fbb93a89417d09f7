import { type Expression, expressionBuilder, type Selectable, sql, type SqlBool } from 'kysely';

import { managementApiIndicator, managementApiScope } from '#contract/oauth.ts';
import type { Search } from '#contract/search.ts';

import { matchesSearch } from './search.ts';
import type { ApplicationSecretsTable, ApplicationsTable, Db, Tables } from './tables.ts';

export type ApplicationRow = Selectable<ApplicationsTable>;
export type ApplicationSecretRow = Selectable<ApplicationSecretsTable>;

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
}: ApplicationFilter): Expression<SqlBool> {
  const eb = expressionBuilder<Tables, 'applications'>();
  const conditions: Expression<SqlBool>[] = [];
  if (search !== undefined) conditions.push(matchesSearch(search, searchColumns));
  if (types !== undefined) conditions.push(eb('type', 'in', types));
  if (isThirdParty !== undefined) conditions.push(eb('is_third_party', '=', isThirdParty));
  if (roleId) conditions.push(hasRole(roleId));
  if (excludeRoleId) conditions.push(eb.not(hasRole(excludeRoleId)));
  return eb.and(conditions);
}

const hasRole = (roleId: string) => sql<SqlBool>`exists (
  select from application_roles where application_id = applications.id and role_id = ${roleId})`;

export function findApplication(db: Db, id: string): Promise<ApplicationRow | undefined> {
  return db.selectFrom('applications').selectAll().where('id', '=', id).executeTakeFirst();
}

export function listSecrets(db: Db, applicationId: string): Promise<ApplicationSecretRow[]> {
  return db.selectFrom('application_secrets').selectAll().where('application_id', '=', applicationId).execute();
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

/** Whether an application may call the Management API. */
export async function isAdminApplication(db: Db, applicationId: string): Promise<boolean> {
  const scopes = await listGrantedScopes(db, applicationId, managementApiIndicator);
  return scopes.includes(managementApiScope);
}
