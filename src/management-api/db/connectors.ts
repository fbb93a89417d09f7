import type { Selectable } from 'kysely';

import type { SsoConnectorsTable } from './account-tables.ts';
import type { ConnectorsTable, Db } from './tables.ts';

export type ConnectorRow = Selectable<ConnectorsTable>;

/** Oldest first. */
export function listConnectors(db: Db, target: string | undefined): Promise<ConnectorRow[]> {
  const query = db.selectFrom('connectors').selectAll().orderBy('seq');
  return (target === undefined ? query : query.where('target', '=', target)).execute();
}

export function findConnector(db: Db, id: string): Promise<ConnectorRow | undefined> {
  return db.selectFrom('connectors').selectAll().where('id', '=', id).executeTakeFirst();
}

export type SsoConnectorRow = Selectable<SsoConnectorsTable>;

type Window = { limit: number; offset: number };

/** Oldest first. */
export function listSsoConnectors(db: Db, window: Window | undefined): Promise<SsoConnectorRow[]> {
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
