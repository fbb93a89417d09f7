import { type Insertable, type Selectable, sql, type SqlBool } from 'kysely';

import type { OneTimeTokensTable } from './account-tables.ts';
import type { Db } from './tables.ts';

export type OneTimeTokenRow = Selectable<OneTimeTokensTable>;

/** `status` is that at `now`: an active token past `expires_at` counts as expired. */
export type OneTimeTokenFilter = { email?: string | undefined; status?: string | undefined; now: Date };

type Window = { limit: number; offset: number };

export function listOneTimeTokens(db: Db, filter: OneTimeTokenFilter, window?: Window): Promise<OneTimeTokenRow[]> {
  const query = db.selectFrom('one_time_tokens').selectAll().where(matches(filter)).orderBy('seq', 'desc');
  return (window === undefined ? query : query.limit(window.limit).offset(window.offset)).execute();
}

export async function countOneTimeTokens(db: Db, filter: OneTimeTokenFilter): Promise<number> {
  const { total } = await db
    .selectFrom('one_time_tokens')
    .select((eb) => eb.fn.countAll().as('total'))
    .where(matches(filter))
    .executeTakeFirstOrThrow();
  return Number(total);
}

const matches = ({ email, status, now }: OneTimeTokenFilter) => sql<SqlBool>`
  (${email ?? null}::text is null or lower(email) = lower(${email ?? null}))
  and (
    ${status ?? null}::text is null
    or case when status = 'active' and expires_at <= ${now} then 'expired' else status end = ${status ?? null}
  )`;

export function findOneTimeToken(db: Db, column: 'id' | 'token', value: string): Promise<OneTimeTokenRow | undefined> {
  return db.selectFrom('one_time_tokens').selectAll().where(column, '=', value).executeTakeFirst();
}

export function insertOneTimeToken(db: Db, token: Insertable<OneTimeTokensTable>): Promise<OneTimeTokenRow> {
  return db.insertInto('one_time_tokens').values(token).returningAll().executeTakeFirstOrThrow();
}

/** Marks the token as consumed and returns it; `undefined` if another request consumed it first. */
export function consumeOneTimeToken(db: Db, id: string): Promise<OneTimeTokenRow | undefined> {
  return db
    .updateTable('one_time_tokens')
    .set({ status: 'consumed' })
    .where('id', '=', id)
    .where('status', '=', 'active')
    .returningAll()
    .executeTakeFirst();
}
