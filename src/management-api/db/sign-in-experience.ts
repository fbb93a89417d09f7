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
