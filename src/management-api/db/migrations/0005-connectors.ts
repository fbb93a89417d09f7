import { type Kysely, sql } from 'kysely';

/** Prepares the connectors for being written by the API. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await widenConnectors(db);
  await sql`create unique index sso_connectors_name on sso_connectors (connector_name)`.execute(db);
  await sql`create index user_sso_identities_by_connector on user_sso_identities (sso_connector_id)`.execute(db);
  await sql`create index token_secrets_by_connector on token_secrets (connector_id)`.execute(db);
  await sql`create index token_secrets_by_sso_connector on token_secrets (sso_connector_id)`.execute(db);
}

async function widenConnectors(db: Kysely<unknown>): Promise<void> {
  // IDs can be chosen.
  await sql`alter table connectors alter column id type varchar(128), add column platform varchar(16)`.execute(db);
  await sql`alter table token_secrets alter column connector_id type varchar(128)`.execute(db);
  // Until now only the demo seed has written connectors. Their names and logos are those of their factories.
  await sql`update connectors set platform = metadata ->> 'platform', metadata = '{}'`.execute(db);
  await sql`alter table connectors alter column metadata set default '{}'`.execute(db);
  await sql`create unique index connectors_target on connectors (target, platform) where type = 'Social'`.execute(db);
  await sql`create unique index connectors_message_type on connectors (type) where type <> 'Social'`.execute(db);
}
