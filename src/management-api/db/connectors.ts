import { type Insertable, type Selectable, sql, type Updateable } from 'kysely';

import type { ConnectorsTable, Db } from './tables.ts';

export type ConnectorRow = Selectable<ConnectorsTable>;
export type NewConnectorRow = Insertable<ConnectorsTable>;
export type ConnectorChanges = Updateable<ConnectorsTable>;

/** By ID, as in Logto. */
export function listConnectors(db: Db, target: string | undefined): Promise<ConnectorRow[]> {
  const query = db
    .selectFrom('connectors')
    .selectAll()
    .orderBy(sql`id collate "C"`);
  return (target === undefined ? query : query.where('target', '=', target)).execute();
}

export function findConnector(db: Db, id: string): Promise<ConnectorRow | undefined> {
  return db.selectFrom('connectors').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Whether an Email and an Sms connector exist: which messages a Logto with this configuration could send. */
export type MessageConnectors = { email: boolean; sms: boolean };

/** @param exceptId a connector that is about to be deleted */
export async function findMessageConnectors(db: Db, exceptId = ''): Promise<MessageConnectors> {
  const rows = await db
    .selectFrom('connectors')
    .select('type')
    .where('type', 'in', ['Email', 'Sms'])
    .where('id', '!=', exceptId)
    .execute();
  return { email: rows.some(({ type }) => type === 'Email'), sms: rows.some(({ type }) => type === 'Sms') };
}

/** Targets of all social connectors. */
export async function listSocialTargets(db: Db): Promise<Set<string>> {
  const rows = await db.selectFrom('connectors').select('target').where('type', '=', 'Social').execute();
  return new Set(rows.map(({ target }) => target));
}

export async function hasConnectorOf(db: Db, factoryId: string): Promise<boolean> {
  const row = await db.selectFrom('connectors').select('id').where('connector_id', '=', factoryId).executeTakeFirst();
  return row !== undefined;
}

/** The social connector with this target on this platform. */
export function findSocialConnector(db: Db, target: string, platform: string): Promise<ConnectorRow | undefined> {
  return db
    .selectFrom('connectors')
    .selectAll()
    .where('type', '=', 'Social')
    .where('target', '=', target)
    .where('platform', '=', platform)
    .executeTakeFirst();
}

export function insertConnector(db: Db, row: NewConnectorRow): Promise<ConnectorRow> {
  return db.insertInto('connectors').values(row).returningAll().executeTakeFirstOrThrow();
}

export function updateConnector(db: Db, id: string, changes: ConnectorChanges): Promise<ConnectorRow | undefined> {
  return db.updateTable('connectors').set(changes).where('id', '=', id).returningAll().executeTakeFirst();
}

export async function deleteConnector(db: Db, id: string): Promise<void> {
  await db.deleteFrom('connectors').where('id', '=', id).execute();
}

/** Deletes the Email or the Sms connector. */
export async function deleteConnectorsOfType(db: Db, type: ConnectorRow['type']): Promise<void> {
  await db.deleteFrom('connectors').where('type', '=', type).execute();
}

/** Deletes what is stored of the tokens that users got through the connector. */
export async function deleteTokensOfConnector(db: Db, id: string): Promise<void> {
  await db.deleteFrom('token_secrets').where('connector_id', '=', id).execute();
}
