import type { Migration } from 'kysely';

import * as usersAndLogs from './0001-users-and-logs.ts';

/** In order of their names; a migration that has run somewhere is never changed again. */
export const migrations: Record<string, Migration> = {
  '0001-users-and-logs': usersAndLogs,
};
