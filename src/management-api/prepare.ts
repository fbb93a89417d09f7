import { sql, type Migration } from 'kysely';

import { migrate } from '#database/migrate.ts';

import { findConfig, saveConfig } from './db/configs.ts';
import { ensureMachineApplication, ensureManagementApi } from './db/machine-application.ts';
import * as usersAndLogs from './db/migrations/0001-users-and-logs.ts';
import * as access from './db/migrations/0002-access.ts';
import * as accounts from './db/migrations/0002-accounts.ts';
import * as totals from './db/migrations/0003-totals.ts';
import * as userSearch from './db/migrations/0003-user-search.ts';
import * as counters from './db/migrations/0004-counters.ts';
import * as connectors from './db/migrations/0005-connectors.ts';
import * as organizations from './db/migrations/0005-organizations.ts';
import * as resources from './db/migrations/0005-resources.ts';
import * as signInExperience from './db/migrations/0005-sign-in-experience.ts';
import { ensureSearchIndex } from './db/search-index.ts';
import { insertSignInExperience } from './db/sign-in-experience.ts';
import type { Db } from './db/tables.ts';
import { defaultSignInExperience } from './default-sign-in-experience.ts';
import type { Deps } from './deps.ts';
import { ensureKeys } from './oidc/stored-keys.ts';
import { newLongId, newSecret } from './services/ids.ts';

export type DemoApp = { id: string; secret: string };

type Options = Deps & { demoApp: { id?: string | undefined; secret?: string | undefined } };

/** Arbitrary, but the same in all processes on a database. */
const lockNumber = 7_283_001;

const demoAppKey = 'demo-app';

/**
 * Creates what {@link createManagementApi} expects in the database: tables, signing key, sign-in settings and a
 * machine-to-machine application that may call the API. Existing data stays. Concurrent processes are serialized.
 */
export async function prepareManagementApi({ db, clock, demoApp }: Options): Promise<{ demoApp: DemoApp }> {
  await migrate(db, 'management_api', migrations);
  return db.transaction().execute(async (transaction) => {
    await sql`select pg_advisory_xact_lock(${lockNumber})`.execute(transaction);
    await insertSignInExperience(transaction, defaultSignInExperience);
    const now = new Date(clock());
    await ensureKeys(transaction, now);
    await ensureManagementApi(transaction, now);
    const warning = await ensureSearchIndex(transaction);
    if (warning !== undefined) console.warn(warning);
    return { demoApp: await ensureDemoApp(transaction, demoApp, now) };
  });
}

/** Prefers given over stored over newly generated values. */
async function ensureDemoApp(db: Db, given: Options['demoApp'], now: Date): Promise<DemoApp> {
  const stored = await findConfig(db, demoAppKey);
  const app = {
    id: given.id ?? stringOr(stored?.['id'], newLongId),
    secret: given.secret ?? stringOr(stored?.['secret'], newSecret),
  };
  await ensureMachineApplication(db, { ...app, name: 'Usher' }, now);
  await saveConfig(db, demoAppKey, app);
  return app;
}

const stringOr = (value: unknown, create: () => string): string => (typeof value === 'string' ? value : create());

/** In order of their names. Never change the effect of a released migration. */
export const migrations: Record<string, Migration> = {
  '0001-users-and-logs': usersAndLogs,
  '0002-access': access,
  '0002-accounts': accounts,
  '0003-totals': totals,
  '0003-user-search': userSearch,
  '0004-counters': counters,
  '0005-connectors': connectors,
  '0005-organizations': organizations,
  '0005-resources': resources,
  '0005-sign-in-experience': signInExperience,
};
