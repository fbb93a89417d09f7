import { type RawBuilder, sql, type SqlBool } from 'kysely';

import type { Db, Row, Tables } from './tables.ts';

type Column<Table extends keyof Tables> = Table extends keyof Tables ? keyof Tables[Table] & string : never;

/** A table of pairs. `column` is the one of the related entity; the others identify the owner. */
export type Relation<Table extends keyof Tables> = { table: Table; column: Column<Table> };

/** A relation whose entities are rows of another table. */
export type EntityRelation<Table extends keyof Tables, Entities extends keyof Tables> = Relation<Table> & {
  entities: Entities;
};

/** The values of the columns that identify the owner in the table. */
export type Owner = Readonly<Record<string, string>>;

type Window = { limit: number; offset: number };

export const relations = {
  members: { table: 'organization_users', column: 'user_id', entities: 'users' },
  memberRoles: { table: 'organization_user_roles', column: 'organization_role_id', entities: 'organization_roles' },
  applications: { table: 'organization_applications', column: 'application_id', entities: 'applications' },
  applicationRoles: {
    table: 'organization_application_roles',
    column: 'organization_role_id',
    entities: 'organization_roles',
  },
  roleScopes: { table: 'organization_role_scopes', column: 'organization_scope_id', entities: 'organization_scopes' },
  roleResourceScopes: { table: 'organization_role_resource_scopes', column: 'scope_id', entities: 'scopes' },
  jitEmailDomains: { table: 'organization_jit_email_domains', column: 'email_domain' },
  jitRoles: { table: 'organization_jit_roles', column: 'organization_role_id', entities: 'organization_roles' },
  jitSsoConnectors: {
    table: 'organization_jit_sso_connectors',
    column: 'sso_connector_id',
    entities: 'sso_connectors',
  },
} as const;

/** Oldest entity first. */
export async function listRelated<Table extends keyof Tables, Entities extends keyof Tables>(
  db: Db,
  { table, column, entities }: EntityRelation<Table, Entities>,
  owner: Owner,
  window: Window | undefined,
): Promise<Row<Entities>[]> {
  const part = window === undefined ? sql`` : sql`limit ${window.limit} offset ${window.offset}`;
  const { rows } = await sql<Row<Entities>>`
    select ${sql.table(entities)}.* from ${sql.table(table)}
    join ${sql.table(entities)} on ${sql.ref(`${entities}.id`)} = ${sql.ref(`${table}.${column}`)}
    where ${isOwner(owner)}
    order by ${sql.ref(`${entities}.seq`)} ${part}`.execute(db);
  return rows;
}

export async function countRelated(db: Db, { table }: { table: keyof Tables }, owner: Owner): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select count(*)::int as total from ${sql.table(table)} where ${isOwner(owner)}`.execute(db);
  return rows[0]?.total ?? 0;
}

/** Whether all of `ids` are related to the owner. */
export async function areRelated<Table extends keyof Tables>(
  db: Db,
  { table, column }: Relation<Table>,
  owner: Owner,
  ids: readonly string[],
): Promise<boolean> {
  const { rows } = await sql<{ total: number }>`
    select count(*)::int as total from ${sql.table(table)}
    where ${isOwner(owner)} and ${sql.ref(column)} in (${elements(ids)})`.execute(db);
  return rows[0]?.total === new Set(ids).size;
}

/** Whether rows with all of these IDs exist. */
export async function areKnown(db: Db, table: keyof Tables, ids: readonly string[]): Promise<boolean> {
  const { rows } = await sql<{ total: number }>`
    select count(*)::int as total from ${sql.table(table)} where id in (${elements(ids)})`.execute(db);
  return rows[0]?.total === new Set(ids).size;
}

/** Adds pairs in one statement. Existing and repeated ones are ignored. */
export async function addRelated<Table extends keyof Tables>(
  db: Db,
  { table, column }: Relation<Table>,
  owner: Owner,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  const columns = Object.keys(owner).map((name) => sql.ref(name));
  const values = Object.values(owner).map((value) => sql`${value}`);
  await sql`
    insert into ${sql.table(table)} (${sql.join([...columns, sql.ref(column)])})
    select ${sql.join(values)}, id from (${elements(ids)}) as related (id)
    on conflict do nothing`.execute(db);
}

/** Adds the pairs that are missing and removes the others, in one transaction. Those that stay are not touched. */
export async function replaceRelated<Table extends keyof Tables>(
  db: Db,
  relation: Relation<Table>,
  owner: Owner,
  ids: readonly string[],
): Promise<void> {
  const { table, column } = relation;
  await db.transaction().execute(async (transaction) => {
    await sql`
      delete from ${sql.table(table)}
      where ${isOwner(owner)} and ${sql.ref(column)} not in (${elements(ids)})`.execute(transaction);
    await addRelated(transaction, relation, owner, ids);
  });
}

/** Returns whether `id` was related to the owner. */
export async function removeRelated<Table extends keyof Tables>(
  db: Db,
  { table, column }: Relation<Table>,
  owner: Owner,
  id: string,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    delete from ${sql.table(table)} where ${isOwner(owner)} and ${sql.ref(column)} = ${id}`.execute(db);
  return (numAffectedRows ?? 0n) > 0n;
}

/** Condition: the row is of this owner. */
export const isOwner = (owner: Owner): RawBuilder<SqlBool> =>
  sql`(${sql.join(
    Object.entries(owner).map(([name, value]) => sql`${sql.ref(name)} = ${value}`),
    sql` and `,
  )})`;

/** The IDs as rows of one column: one parameter however many they are. */
const elements = (ids: readonly string[]) => sql`select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb)`;
