import type { Insertable, Selectable } from 'kysely';

import type { PersonalAccessTokensTable } from './account-tables.ts';
import type { Db } from './tables.ts';

export type TokenRow = Selectable<PersonalAccessTokensTable>;

/** In the order they were made, expired ones too. */
export function listTokens(db: Db, userId: string): Promise<TokenRow[]> {
  return db.selectFrom('personal_access_tokens').selectAll().where('user_id', '=', userId).orderBy('seq').execute();
}

export function findToken(db: Db, value: string): Promise<TokenRow | undefined> {
  return db.selectFrom('personal_access_tokens').selectAll().where('value', '=', value).executeTakeFirst();
}

export function insertToken(db: Db, token: Insertable<PersonalAccessTokensTable>): Promise<TokenRow> {
  return db.insertInto('personal_access_tokens').values(token).returningAll().executeTakeFirstOrThrow();
}

/** The renamed token, or `undefined` when there is none. */
export function renameToken(db: Db, userId: string, from: string, to: string): Promise<TokenRow | undefined> {
  return db
    .updateTable('personal_access_tokens')
    .set({ name: to })
    .where('user_id', '=', userId)
    .where('name', '=', from)
    .returningAll()
    .executeTakeFirst();
}

/** Whether there was such a token. */
export async function deleteToken(db: Db, userId: string, name: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('personal_access_tokens')
    .where('user_id', '=', userId)
    .where('name', '=', name)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
