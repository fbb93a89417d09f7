import { sql } from 'kysely';

import { migrate } from '#database/migrate.ts';

import { ensureMachineApplication, ensureManagementApi } from './db/machine-application.ts';
import { findConfig, saveConfig } from './db/configs.ts';
import { migrations } from './db/migrations/all.ts';
import { ensureSearchIndex } from './db/search-index.ts';
import { insertSignInExperience } from './db/sign-in-experience.ts';
import type { Db } from './db/tables.ts';
import { defaultSignInExperience } from './default-sign-in-experience.ts';
import { ensureSigningKey } from './oidc/signing-key.ts';
import { newLongId, newSecret } from './services/ids.ts';
import type { Deps } from './deps.ts';

export type DemoApp = { id: string; secret: string };

type Options = Deps & { demoApp: { id?: string | undefined; secret?: string | undefined } };

/** Any number will do, as long as all processes on a database use the same one. */
const lockNumber = 7_283_001;

const demoAppKey = 'demo-app';

/**
 * Brings the database to the state that {@link createManagementApi} expects: tables, signing key, sign-in settings and
 * a machine-to-machine application that may call the API. What is there is kept. Processes that share a server take turns.
 */
export async function prepareManagementApi({ db, clock, demoApp }: Options): Promise<{ demoApp: DemoApp }> {
  await migrate(db, 'management_api', migrations);
  return db.transaction().execute(async (transaction) => {
    await sql`select pg_advisory_xact_lock(${lockNumber})`.execute(transaction);
    await ensureSigningKey(transaction);
    await insertSignInExperience(transaction, defaultSignInExperience);
    const now = new Date(clock());
    await ensureManagementApi(transaction, now);
    const slowness = await ensureSearchIndex(transaction);
    if (slowness !== undefined) console.warn(slowness);
    return { demoApp: await ensureDemoApp(transaction, demoApp, now) };
  });
}

/** What was given wins over what was kept, and what was kept over something new. */
async function ensureDemoApp(db: Db, given: Options['demoApp'], now: Date): Promise<DemoApp> {
  const kept = await findConfig(db, demoAppKey);
  const app = {
    id: given.id ?? textOr(kept?.['id'], newLongId),
    secret: given.secret ?? textOr(kept?.['secret'], newSecret),
  };
  await ensureMachineApplication(db, { ...app, name: 'Usher' }, now);
  await saveConfig(db, demoAppKey, app);
  return app;
}

const textOr = (value: unknown, make: () => string): string => (typeof value === 'string' ? value : make());
