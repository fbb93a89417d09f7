import type { Selectable } from 'kysely';

import type { ResourcesTable } from './access-tables.ts';
import type { Db } from './tables.ts';

export type ResourceRow = Selectable<ResourcesTable>;

type Window = { limit: number; offset: number };

export function listResources(db: Db, window?: Window): Promise<ResourceRow[]> {
  const query = db.selectFrom('resources').selectAll().orderBy('seq');
  return (window === undefined ? query : query.limit(window.limit).offset(window.offset)).execute();
}

export async function countResources(db: Db): Promise<number> {
  const { total } = await db
    .selectFrom('resources')
    .select((eb) => eb.fn.countAll().as('total'))
    .executeTakeFirstOrThrow();
  return Number(total);
}

export function findResource(db: Db, id: string): Promise<ResourceRow | undefined> {
  return db.selectFrom('resources').selectAll().where('id', '=', id).executeTakeFirst();
}

export function findResourceByIndicator(db: Db, indicator: string): Promise<ResourceRow | undefined> {
  return db.selectFrom('resources').selectAll().where('indicator', '=', indicator).executeTakeFirst();
}

/** The audience of tokens requested without a resource; most tenants have none. */
export function findDefaultResource(db: Db): Promise<ResourceRow | undefined> {
  return db.selectFrom('resources').selectAll().where('is_default', '=', true).executeTakeFirst();
}
