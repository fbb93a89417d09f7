import { type Kysely, type Migration, Migrator } from 'kysely';

/** The database has migrations of a newer version. */
export class NewerDatabaseError extends Error {
  override readonly name = 'NewerDatabaseError';
}

/**
 * Runs the pending migrations of one group of tables. Several processes may start at once: Kysely takes a lock, and
 * each migration runs once.
 *
 * @param group prefix of the migration tables, so that groups in the same database have separate histories
 * @throws {NewerDatabaseError} if the database has migrations that `migrations` lacks
 */
export async function migrate<Tables>(
  db: Kysely<Tables>,
  group: string,
  migrations: Record<string, Migration>,
): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve(migrations) },
    migrationTableName: `${group}_migrations`,
    migrationLockTableName: `${group}_migrations_lock`,
  });
  const done = await migrator.getMigrations().catch(() => undefined);
  const { error } = await migrator.migrateToLatest();
  if (error === undefined) return;
  if (done !== undefined && error instanceof Error && error.message.startsWith('corrupted migrations')) {
    throw new NewerDatabaseError('The database was written by a newer version of Usher.', { cause: error });
  }
  throw error instanceof Error ? error : new Error('A migration failed.', { cause: error });
}
