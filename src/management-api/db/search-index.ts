import { sql } from 'kysely';

import type { Db } from './tables.ts';

/** PostgreSQL's trigram extension, which makes substring searches use an index. */
const extension = 'pg_trgm';

/**
 * Creates the index for substring and pattern searches of users if it is missing. Without the extension, searches return the
 * same results by reading every user.
 *
 * @returns a warning for the operator of the server if the extension can't be created
 */
export async function ensureSearchIndex(db: Db): Promise<string | undefined> {
  if (await hasIndex(db)) return undefined;
  await createExtension(db);
  const schema = await schemaOfExtension(db);
  if (schema === undefined) {
    return `Searches will be slow with many users: the database role may not create the PostgreSQL extension ${extension}, or it is not installed. Let an administrator run "create extension ${extension}" in this database and start again.`;
  }
  const operators = sql.id(schema, 'gin_trgm_ops');
  const columns = ['id', 'primary_email', 'primary_phone', 'username', 'name'];
  // Every search reads the list of pending entries, so it must stay short (kB).
  await sql`
    create index users_search on users
      using gin (${sql.join(columns.map((column) => sql`${sql.ref(column)} ${operators}`))})
      with (gin_pending_list_limit = 256)
  `.execute(db);
  return undefined;
}

async function hasIndex(db: Db): Promise<boolean> {
  const { rows } = await sql<{ oid: unknown }>`select to_regclass('users_search') as oid`.execute(db);
  return rows[0]?.oid !== null;
}

/** In a block of its own, so that an error leaves the transaction usable. */
async function createExtension(db: Db): Promise<void> {
  await sql`
    do $$ begin
      create extension if not exists pg_trgm;
    exception
      when insufficient_privilege or feature_not_supported or undefined_file then null;
    end $$`.execute(db);
}

async function schemaOfExtension(db: Db): Promise<string | undefined> {
  const { rows } = await sql<{ schema: string }>`
    select nspname as schema from pg_extension join pg_namespace on pg_namespace.oid = extnamespace
    where extname = ${extension}
  `.execute(db);
  return rows[0]?.schema;
}
