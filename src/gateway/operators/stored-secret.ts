import { type Kysely, type Migration, sql } from 'kysely';

import { migrate } from '#database/migrate.ts';

export type StoredSecretTables = { gateway_secrets: { name: string; value: string } };
export type StoredSecretDb = Kysely<StoredSecretTables>;

/** Released migrations must not change. */
const migrations: Record<string, Migration> = { '0001-secrets': { up: createSecrets } };

async function createSecrets(db: Kysely<unknown>): Promise<void> {
  await sql`create table gateway_secrets (name text primary key, value text not null)`.execute(db);
}

/** Migrates the table. The database may also hold the tables of other modules. */
export const migrateStoredSecret = (db: StoredSecretDb): Promise<void> => migrate(db, 'gateway', migrations);

/** Returns the secret that versions up to 0.1 generated and stored. It sealed sessions and the audit log's keys. */
export async function findStoredSecret(db: StoredSecretDb): Promise<string | undefined> {
  const row = await db.selectFrom('gateway_secrets').select('value').where('name', '=', 'session').executeTakeFirst();
  return row?.value;
}

export async function forgetStoredSecret(db: StoredSecretDb): Promise<void> {
  await db.deleteFrom('gateway_secrets').where('name', '=', 'session').execute();
}
