import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, it } from 'vitest';

import { openTestDatabase } from '#database/testing/open-test-database.ts';
import { findStoredSecret, migrateStoredSecret, type StoredSecretTables } from '#gateway/operators/stored-secret.ts';

import { installationSecrets } from './installation-secrets.ts';
import { readSettings } from './settings.ts';

type TestDatabase = Awaited<ReturnType<typeof openTestDatabase<StoredSecretTables>>>;

let folder: string;
let database: TestDatabase;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'usher-secrets-'));
  database = await openTestDatabase<StoredSecretTables>();
  await migrateStoredSecret(database.db);
});

afterEach(async () => {
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

const settings = (variables: Record<string, string> = {}) =>
  readSettings({ DATA_DIR: join(folder, 'data'), ...variables });

it('creates a secret in the key file and stores none in the database', async () => {
  const { session, audit } = await installationSecrets({ settings: settings(), db: database.db });
  expect(await readFile(join(folder, 'data.key'), 'utf8')).toBe(`${session[0]}\n`);
  expect(audit).toEqual(session);
  expect(await database.db.selectFrom('gateway_secrets').selectAll().execute()).toEqual([]);
});

it('uses the secret of an earlier version only to open the audit log, until it is resealed', async () => {
  const { db } = database;
  const stored = 'a secret stored by an earlier version';
  await db.insertInto('gateway_secrets').values({ name: 'session', value: stored }).execute();

  const secrets = await installationSecrets({ settings: settings(), db });
  expect(secrets.session).not.toContain(stored);
  expect(secrets.audit).toEqual([...secrets.session, stored]);
  await secrets.forgetStored();
  expect(await findStoredSecret(db)).toBeUndefined();
});

it('uses the secrets of the settings, with AUDIT_KEY for the audit log', async () => {
  const [one, two, key] = ['1', '2', 'k'].map((letter) => letter.repeat(32));
  const variables = { SESSION_SECRET: `${one} ${two}` };
  expect(await installationSecrets({ settings: settings(variables), db: database.db })).toMatchObject({
    session: [one, two],
    audit: [one, two],
  });
  const both = { ...variables, AUDIT_KEY: `${key}` };
  expect(await installationSecrets({ settings: settings(both), db: database.db })).toMatchObject({ audit: [key] });
});
