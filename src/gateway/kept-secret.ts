import { randomBytes } from 'node:crypto';

import { type Kysely, type Migration, sql } from 'kysely';

import { migrate } from '#database/migrate.ts';

export type SecretTables = { gateway_secrets: { name: string; value: string } };

/** A migration that has run somewhere is never changed again. */
const migrations: Record<string, Migration> = { '0001-secrets': { up: createSecrets } };

async function createSecrets(db: Kysely<unknown>): Promise<void> {
  await sql`create table gateway_secrets (name text primary key, value text not null)`.execute(db);
}

/**
 * The secret that seals sessions and the journal's keys, for those who set none: made up once and kept in the database,
 * so that all processes that share it have the same.
 */
export async function keptSecret(db: Kysely<SecretTables>): Promise<string> {
  await migrate(db, 'gateway', migrations);
  const name = 'session';
  const value = randomBytes(32).toString('base64url');
  // Of several processes that start at once the first one's is kept.
  await db
    .insertInto('gateway_secrets')
    .values({ name, value })
    .onConflict((on) => on.doNothing())
    .execute();
  const kept = await db
    .selectFrom('gateway_secrets')
    .select('value')
    .where('name', '=', name)
    .executeTakeFirstOrThrow();
  return kept.value;
}
