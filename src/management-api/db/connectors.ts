import type { Selectable } from 'kysely';

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
