import type { Insertable, Selectable, Updateable } from 'kysely';

import type { SsoConnectorsTable } from './account-tables.ts';
import { atTheEnd } from './columns.ts';
import type { Db } from './tables.ts';

export type SsoConnectorRow = Selectable<SsoConnectorsTable>;
export type NewSsoConnectorRow = Insertable<SsoConnectorsTable>;
export type SsoConnectorChanges = Updateable<SsoConnectorsTable>;

type Window = { limit: number; offset: number };

/** Oldest first, changed ones at the end. */
export function listSsoConnectors(db: Db, window?: Window): Promise<SsoConnectorRow[]> {
  const query = db.selectFrom('sso_connectors').selectAll().orderBy('seq');
  return (window === undefined ? query : query.limit(window.limit).offset(window.offset)).execute();
}

export async function countSsoConnectors(db: Db): Promise<number> {
  const { total } = await db
    .selectFrom('sso_connectors')
    .select((eb) => eb.fn.countAll().as('total'))
    .executeTakeFirstOrThrow();
  return Number(total);
}

export function findSsoConnector(db: Db, id: string): Promise<SsoConnectorRow | undefined> {
  return db.selectFrom('sso_connectors').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function hasSsoConnectorNamed(db: Db, name: string, exceptId = ''): Promise<boolean> {
  const row = await db
    .selectFrom('sso_connectors')
    .select('id')
    .where('connector_name', '=', name)
    .where('id', '!=', exceptId)
    .executeTakeFirst();
  return row !== undefined;
}

export function insertSsoConnector(db: Db, row: NewSsoConnectorRow): Promise<SsoConnectorRow> {
  return db.insertInto('sso_connectors').values(row).returningAll().executeTakeFirstOrThrow();
}

export function updateSsoConnector(db: Db, id: string, changes: SsoConnectorChanges) {
  return db
    .updateTable('sso_connectors')
    .set({ ...changes, ...atTheEnd })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();
}

/** Deletes an enterprise connector with the accounts and stored tokens of its users. */
export async function deleteSsoConnector(db: Db, id: string): Promise<void> {
  await deleteTokensOfSsoConnector(db, id);
  await db.deleteFrom('sso_connectors').where('id', '=', id).execute();
}

/** Deletes what is stored of the tokens that users got through the connector. */
export async function deleteTokensOfSsoConnector(db: Db, id: string): Promise<void> {
  await db.deleteFrom('token_secrets').where('sso_connector_id', '=', id).execute();
}
