import type { Selectable } from 'kysely';

import type { UserConfigsTable } from './account-tables.ts';
import type { Db } from './tables.ts';

export type UserConfigsRow = Selectable<UserConfigsTable>;

export function findUserConfigs(db: Db, userId: string): Promise<UserConfigsRow | undefined> {
  return db.selectFrom('user_configs').selectAll().where('user_id', '=', userId).executeTakeFirst();
}

/** Changes the given members; the others stay. */
export async function saveUserConfigs(
  db: Db,
  userId: string,
  changes: Partial<Omit<UserConfigsRow, 'user_id'>>,
): Promise<void> {
  await db
    .insertInto('user_configs')
    .values({ user_id: userId, ...changes })
    .onConflict((conflict) => conflict.column('user_id').doUpdateSet({ user_id: userId, ...changes }))
    .execute();
}
