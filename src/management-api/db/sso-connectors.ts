import type { Selectable } from 'kysely';

import type { SsoConnectorsTable } from './account-tables.ts';
import type { Db } from './tables.ts';

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
