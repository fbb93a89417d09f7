import type { Selectable } from 'kysely';

import type { GrantsTable, SessionsTable } from './account-tables.ts';
import type { Db } from './tables.ts';

export type SessionRow = Selectable<SessionsTable>;
export type GrantRow = Selectable<GrantsTable>;

/** Sessions that have not expired. */
export function listSessions(db: Db, userId: string, now: Date): Promise<SessionRow[]> {
  return db
    .selectFrom('sessions')
    .selectAll()
    .where('user_id', '=', userId)
    .where('expires_at', '>', now)
    .orderBy('uid')
    .execute();
}

/** Finds a session of any user. */
export function findSession(db: Db, uid: string, now: Date): Promise<SessionRow | undefined> {
  return db.selectFrom('sessions').selectAll().where('uid', '=', uid).where('expires_at', '>', now).executeTakeFirst();
}

export async function deleteSession(db: Db, uid: string): Promise<void> {
  await db.deleteFrom('sessions').where('uid', '=', uid).execute();
}

/** Deletes all sessions of a user. Grants stay. */
export async function deleteSessionsOf(db: Db, userId: string): Promise<void> {
  await db.deleteFrom('sessions').where('user_id', '=', userId).execute();
}

export async function saveSessionPayload(db: Db, uid: string, payload: object): Promise<void> {
  await db
    .updateTable('sessions')
    .set({ payload: JSON.stringify(payload) })
    .where('uid', '=', uid)
    .execute();
}

/** A grant with its application. */
export type ListedGrant = GrantRow & { application_name: string; is_third_party: boolean };

/** Grants that have not expired, without those of built-in and deleted applications. */
export function listGrants(db: Db, userId: string, now: Date): Promise<ListedGrant[]> {
  return db
    .selectFrom('grants')
    .innerJoin('applications', 'applications.id', 'grants.client_id')
    .selectAll('grants')
    .select(['applications.name as application_name', 'applications.is_third_party'])
    .where('user_id', '=', userId)
    .where('expires_at', '>', now)
    .orderBy('grants.id')
    .execute();
}

/** Deletes these grants of the user. Returns whether any existed. */
export async function deleteGrants(db: Db, userId: string, ids: readonly string[]): Promise<boolean> {
  if (ids.length === 0) return false;
  const { numDeletedRows } = await db
    .deleteFrom('grants')
    .where('user_id', '=', userId)
    .where('id', 'in', ids)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
