import { sql } from 'kysely';

import type { UsernameConflicts } from '#contract/sign-in-experience.ts';

import type { Db } from './tables.ts';

const id = 'default';

/** The sign-in settings as the API returns them (logto-behavior.md#10.5). */
export async function findSignInExperience(db: Db): Promise<Record<string, unknown>> {
  const { settings } = await db
    .selectFrom('sign_in_experiences')
    .select('settings')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return settings;
}

/** Like {@link findSignInExperience}; other transactions that call this wait until the current one has ended. */
export async function lockSignInExperience(db: Db): Promise<Record<string, unknown>> {
  const { settings } = await db
    .selectFrom('sign_in_experiences')
    .select('settings')
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return settings;
}

/** Inserts the settings unless some exist. */
export async function insertSignInExperience(db: Db, settings: object): Promise<void> {
  await db
    .insertInto('sign_in_experiences')
    .values({ id, settings: JSON.stringify(settings) })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

/** Replaces the given top-level members; the others stay. */
export async function patchSignInExperience(db: Db, members: object): Promise<Record<string, unknown>> {
  const { settings } = await db
    .updateTable('sign_in_experiences')
    .set({ settings: sql`settings || ${JSON.stringify(members)}::jsonb` })
    .where('id', '=', id)
    .returning('settings')
    .executeTakeFirstOrThrow();
  return settings;
}

/** Usernames that differ only in case: their number and the first `limit` of them. */
export async function findUsernameConflicts(db: Db, limit: number): Promise<UsernameConflicts> {
  const { rows } = await sql<{ usernameLower: string; userIds: string[]; total: number }>`
    select lower(username) as "usernameLower", jsonb_agg(id order by seq) as "userIds", (count(*) over ())::int as total
    from users where username is not null
    group by lower(username) having count(*) > 1
    order by lower(username) limit ${limit}
  `.execute(db);
  const samples = rows.map(({ usernameLower, userIds }) => ({ usernameLower, userIds }));
  return { totalConflicts: rows[0]?.total ?? 0, samples };
}
