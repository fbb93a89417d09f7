import { type Selectable, sql } from 'kysely';

import type { Identity } from '#contract/users.ts';

import type { TokenSecretsTable, UserSsoIdentitiesTable } from './account-tables.ts';
import type { Db } from './tables.ts';

export type SsoIdentityRow = Selectable<UserSsoIdentitiesTable>;
export type TokenSecretRow = Selectable<TokenSecretsTable>;

type Identities = Record<string, Identity>;

/** Whether a user other than `exceptId` has this social account. */
export async function hasIdentity(db: Db, target: string, identityId: string, exceptId: string): Promise<boolean> {
  const row = await db
    .selectFrom('users')
    .select('id')
    // The index finds users with this account id at any provider.
    .where(sql<boolean>`jsonb_path_query_array(identities, '$.*.userId') @> to_jsonb(${identityId}::text)`)
    .where(sql<boolean>`identities -> ${target} ->> 'userId' = ${identityId}`)
    .where('id', '!=', exceptId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Sets one social account of a user. Returns all of the user's social accounts. */
export async function setIdentity(
  db: Db,
  { userId, target, identity, now }: { userId: string; target: string; identity: Identity; now: Date },
): Promise<Identities | undefined> {
  const row = await db
    .updateTable('users')
    .set({ identities: sql`identities || ${JSON.stringify({ [target]: identity })}::jsonb`, updated_at: now })
    .where('id', '=', userId)
    .returning('identities')
    .executeTakeFirst();
  return row?.identities;
}

/** Removes a social account and the metadata of its tokens. Returns the user, `undefined` if the account does not exist. */
export async function removeIdentity(db: Db, userId: string, target: string, now: Date) {
  await db.deleteFrom('token_secrets').where('user_id', '=', userId).where('target', '=', target).execute();
  return db
    .updateTable('users')
    .set({ identities: sql`identities - ${target}::text`, updated_at: now })
    .where('id', '=', userId)
    .where(sql<boolean>`jsonb_exists(identities, ${target})`)
    .returningAll()
    .executeTakeFirst();
}

export function listSsoIdentities(db: Db, userId: string): Promise<SsoIdentityRow[]> {
  return db.selectFrom('user_sso_identities').selectAll().where('user_id', '=', userId).orderBy('seq').execute();
}

export function listTokenSecrets(db: Db, userId: string): Promise<TokenSecretRow[]> {
  return db.selectFrom('token_secrets').selectAll().where('user_id', '=', userId).execute();
}
