import type { Insertable, Selectable } from 'kysely';

import type { ApplicationSecretsTable, Db } from './tables.ts';

export type ApplicationSecretRow = Selectable<ApplicationSecretsTable>;

/** Oldest first, including expired secrets. */
export function listSecrets(db: Db, applicationId: string): Promise<ApplicationSecretRow[]> {
  return db
    .selectFrom('application_secrets')
    .selectAll()
    .where('application_id', '=', applicationId)
    .orderBy('created_at')
    .orderBy('name')
    .execute();
}

export function insertSecret(db: Db, secret: Insertable<ApplicationSecretsTable>): Promise<ApplicationSecretRow> {
  return db.insertInto('application_secrets').values(secret).returningAll().executeTakeFirstOrThrow();
}

/** Returns the renamed secret; `undefined` if it does not exist. */
export function renameSecret(
  db: Db,
  applicationId: string,
  from: string,
  to: string,
): Promise<ApplicationSecretRow | undefined> {
  return db
    .updateTable('application_secrets')
    .set({ name: to })
    .where('application_id', '=', applicationId)
    .where('name', '=', from)
    .returningAll()
    .executeTakeFirst();
}

/** Returns whether the secret existed. */
export async function deleteSecret(db: Db, applicationId: string, name: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('application_secrets')
    .where('application_id', '=', applicationId)
    .where('name', '=', name)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
