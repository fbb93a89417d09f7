import type { Db } from './tables.ts';

/** The value that was saved under `key`. */
export async function findConfig(db: Db, key: string): Promise<Record<string, unknown> | undefined> {
  const row = await db.selectFrom('configs').select('value').where('key', '=', key).executeTakeFirst();
  return row?.value;
}

export async function saveConfig(db: Db, key: string, value: object): Promise<void> {
  const text = JSON.stringify(value);
  await db
    .insertInto('configs')
    .values({ key, value: text })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: text }))
    .execute();
}
