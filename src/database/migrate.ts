import { type Kysely, type Migration, Migrator } from 'kysely';

/** The database was written by a newer version of the program: its migrations are not known here. */
export class NewerDatabaseError extends Error {
  override readonly name = 'NewerDatabaseError';
}

/**
 * Brings the tables of one room up to date. Several processes may race: Kysely takes a lock, and each migration runs once.
 *
 * @param room prefixes the bookkeeping tables, so that rooms sharing a database keep their own history
 * @throws {NewerDatabaseError} when the database has migrations that `migrations` lacks
 */
export async function migrate<Tables>(
  db: Kysely<Tables>,
  room: string,
  migrations: Record<string, Migration>,
): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve(migrations) },
    migrationTableName: `${room}_migrations`,
    migrationLockTableName: `${room}_migrations_lock`,
  });
  const done = await migrator.getMigrations().catch(() => undefined);
  const { error } = await migrator.migrateToLatest();
  if (error === undefined) return;
  if (done !== undefined && error instanceof Error && error.message.startsWith('corrupted migrations')) {
    throw new NewerDatabaseError('The database was written by a newer version of Usher.', { cause: error });
  }
  throw error instanceof Error ? error : new Error('A migration failed.', { cause: error });
}
