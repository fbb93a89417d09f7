import type { Migration } from 'kysely';

import * as usersAndLogs from './0001-users-and-logs.ts';
import * as access from './0002-access.ts';
import * as accounts from './0002-accounts.ts';
import * as totals from './0003-totals.ts';
import * as userSearch from './0003-user-search.ts';
import * as counters from './0004-counters.ts';

/** In order of their names. Never change the effect of a released migration. */
export const migrations: Record<string, Migration> = {
  '0001-users-and-logs': usersAndLogs,
  '0002-access': access,
  '0002-accounts': accounts,
  '0003-totals': totals,
  '0003-user-search': userSearch,
  '0004-counters': counters,
};
