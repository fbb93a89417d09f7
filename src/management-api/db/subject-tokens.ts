import { type Insertable, type Selectable } from 'kysely';

import type { SubjectTokensTable } from './account-tables.ts';
import type { Db } from './tables.ts';

export type SubjectTokenRow = Selectable<SubjectTokensTable>;

export async function insertSubjectToken(db: Db, token: Insertable<SubjectTokensTable>): Promise<void> {
  await db.insertInto('subject_tokens').values(token).execute();
}

/** Marks the token as used and returns it; `undefined` if it is unknown, expired or already used. */
export function consumeSubjectToken(db: Db, id: string, now: Date): Promise<SubjectTokenRow | undefined> {
  return db
    .updateTable('subject_tokens')
    .set({ consumed_at: now })
    .where('id', '=', id)
    .where('consumed_at', 'is', null)
    .where('expires_at', '>', now)
    .returningAll()
    .executeTakeFirst();
}
