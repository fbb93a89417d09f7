import type { Insertable, Selectable } from 'kysely';

import type { PersonalAccessTokensTable } from './account-tables.ts';
import type { Db } from './tables.ts';

export type TokenRow = Selectable<PersonalAccessTokensTable>;

/** Oldest first, including expired tokens. */
export function listTokens(db: Db, userId: string): Promise<TokenRow[]> {
  return db.selectFrom('personal_access_tokens').selectAll().where('user_id', '=', userId).orderBy('seq').execute();
}

export function findToken(db: Db, value: string): Promise<TokenRow | undefined> {
  return db.selectFrom('personal_access_tokens').selectAll().where('value', '=', value).executeTakeFirst();
}

export function insertToken(db: Db, token: Insertable<PersonalAccessTokensTable>): Promise<TokenRow> {
  return db.insertInto('personal_access_tokens').values(token).returningAll().executeTakeFirstOrThrow();
}

/** Returns the renamed token; `undefined` if it does not exist. */
export function renameToken(db: Db, userId: string, from: string, to: string): Promise<TokenRow | undefined> {
  return db
    .updateTable('personal_access_tokens')
    .set({ name: to })
    .where('user_id', '=', userId)
    .where('name', '=', from)
    .returningAll()
    .executeTakeFirst();
}

/** Returns whether the token existed. */
export async function deleteToken(db: Db, userId: string, name: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('personal_access_tokens')
    .where('user_id', '=', userId)
    .where('name', '=', name)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
