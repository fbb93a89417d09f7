import { type Insertable, type Selectable, sql, type Updateable } from 'kysely';

import type { ResourcesTable } from './access-tables.ts';
import { atTheEnd } from './columns.ts';
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

export function insertResource(db: Db, resource: Insertable<ResourcesTable>): Promise<ResourceRow> {
  return db.insertInto('resources').values(resource).returningAll().executeTakeFirstOrThrow();
}

/** Returns the changed resource; `undefined` if it does not exist. */
export function updateResource(
  db: Db,
  id: string,
  changes: Updateable<ResourcesTable>,
): Promise<ResourceRow | undefined> {
  return db
    .updateTable('resources')
    .set({ ...changes, ...atTheEnd })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();
}

/** Makes this resource the only default. Returns `undefined`, without a change, if it does not exist. */
export function replaceDefaultResource(db: Db, id: string): Promise<ResourceRow | undefined> {
  return db.transaction().execute(async (transaction) => {
    // Of two requests at once, the second replaces what the first has set.
    await sql`lock table resources in share row exclusive mode`.execute(transaction);
    if ((await findResource(transaction, id)) === undefined) return undefined;
    await transaction.updateTable('resources').set({ is_default: false }).where('is_default', '=', true).execute();
    return updateResource(transaction, id, { is_default: true });
  });
}

/** Deletes a resource with its scopes, and these with their assignments to roles. */
export async function deleteResource(db: Db, id: string): Promise<void> {
  await db.deleteFrom('resources').where('id', '=', id).execute();
}
