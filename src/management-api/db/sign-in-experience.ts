import { sql } from 'kysely';

import type { UsernameConflicts } from '#contract/sign-in-experience.ts';

import type { Db } from './tables.ts';

const id = 'default';

/** The settings of sign-in as the API shows them (spec 10.5). */
export async function findSignInExperience(db: Db): Promise<Record<string, unknown>> {
  const { settings } = await db
    .selectFrom('sign_in_experiences')
    .select('settings')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return settings;
}

/** Keeps what is there. */
export async function insertSignInExperience(db: Db, settings: object): Promise<void> {
  await db
    .insertInto('sign_in_experiences')
    .values({ id, settings: JSON.stringify(settings) })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

/** Writes `members` over those that are stored; the others stay. */
export async function patchSignInExperience(db: Db, members: object): Promise<Record<string, unknown>> {
  const { settings } = await db
    .updateTable('sign_in_experiences')
    .set({ settings: sql`settings || ${JSON.stringify(members)}::jsonb` })
    .where('id', '=', id)
    .returning('settings')
    .executeTakeFirstOrThrow();
  return settings;
}

/** Usernames that would be the same if their case did not matter: how many, and the first of them. */
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
