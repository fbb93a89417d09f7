import { type Kysely, sql } from 'kysely';

/** Indexes for exact, case-insensitive matches on each searchable column; e-mail addresses have one already. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index users_lower_id on users (lower(id))`.execute(db);
  await sql`create index users_lower_username on users (lower(username))`.execute(db);
  await sql`create index users_lower_primary_phone on users (lower(primary_phone))`.execute(db);
  await sql`create index users_lower_name on users (lower(name))`.execute(db);
}
