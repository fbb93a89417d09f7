import { type Selectable, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';

import { tokenSecret } from '#contract/identities.ts';
import { session } from '#contract/sessions.ts';
import { signInExperience } from '#contract/sign-in-experience.ts';
import type { Database } from '#database/database.ts';
import { migrate } from '#database/migrate.ts';
import { openEmbedded } from '#database/open-embedded.ts';
import { findSignInExperience } from '#management-api/db/sign-in-experience.ts';
import type { Tables } from '#management-api/db/tables.ts';
import { migrations } from '#management-api/prepare.ts';
import { isBase32 } from '#management-api/services/add-factor.ts';

import { seedDemo } from './seed.ts';

const now = Date.UTC(2026, 10, 20, 9, 30);
const users = 1000;

let database: Database<Tables>;
beforeAll(async () => {
  database = await openEmbedded<Tables>();
  await migrate(database.db, 'management_api', migrations);
  await seedDemo({ db: database.db, now, users });
});
afterAll(() => database.close());

const all = async <Table extends keyof Tables>(table: Table) =>
  (await sql<Selectable<Tables[Table]>>`select * from ${sql.table(table)}`.execute(database.db)).rows;

describe('related records of demo users', () => {
  test('include social accounts only of providers on the sign-in page', async () => {
    const { socialSignInConnectorTargets } = signInExperience.parse(await findSignInExperience(database.db));
    const targets = (await all('users')).flatMap(({ identities }) => Object.keys(identities));
    expect(new Set(socialSignInConnectorTargets)).toEqual(new Set(targets));
  });

  test('exist in every table', async () => {
    for (const table of [
      'user_roles',
      'organization_users',
      'organization_user_roles',
      'user_sso_identities',
      'token_secrets',
      'mfa_verifications',
      'user_configs',
      'personal_access_tokens',
      'sessions',
      'grants',
    ] as const) {
      expect([table, (await all(table)).length]).toEqual([table, expect.toSatisfy((count: number) => count > 5)]);
    }
  });

  test('include no default roles and expired passwords, which recordings require', async () => {
    expect((await all('roles')).filter((role) => role.is_default)).toEqual([]);
    expect((await all('users')).filter((user) => user.is_password_expired)).toEqual([]);
  });

  test('include sessions of active users at their application since their sign-in', async () => {
    const usersById = new Map((await all('users')).map((user) => [user.id, user]));
    for (const row of await all('sessions')) {
      const user = usersById.get(row.user_id);
      const { payload } = z.object({ payload: session.shape.payload }).parse(row);
      expect(user?.is_suspended).toBe(false);
      expect(payload.loginTs * 1000).toBeLessThanOrEqual(user?.last_sign_in_at?.getTime() ?? 0);
      expect(payload.loginTs * 1000).toBeGreaterThanOrEqual((user?.created_at.getTime() ?? 0) - 1000);
      expect(Object.keys(payload.authorizations ?? {})).toEqual([row.client_id]);
      expect(row.expires_at.getTime()).toBeGreaterThan(now);
    }
  });

  test('include sessions from devices in the log', async () => {
    const seen = new Set(
      (await all('logs')).map(({ payload }) => `${String(payload['userId'])} ${String(payload['ip'])}`),
    );
    const rows = await all('sessions');
    const known = rows.filter(({ user_id, last_submission }) => {
      const context = Object(last_submission?.['signInContext']) as { ip?: string };
      return seen.has(`${user_id} ${context.ip}`);
    });
    // Some second devices have no log entries.
    expect(known.length / rows.length).toBeGreaterThan(0.7);
  });

  test('include the grants that sessions refer to', async () => {
    const grants = new Set((await all('grants')).map(({ id }) => id));
    for (const { payload } of await all('sessions')) {
      const { authorizations = {} } = session.shape.payload.parse(payload);
      for (const { grantId } of Object.values(authorizations)) expect(grants).toContain(grantId);
    }
  });

  test('have factors and secrets in the format of the API', async () => {
    const factors = await all('mfa_verifications');
    const secrets = factors.filter(({ type }) => type === 'Totp').map(({ details }) => details.secret ?? '');
    expect(secrets.filter((secret) => !isBase32(secret))).toEqual([]);
    const sets = factors.filter(({ type }) => type === 'BackupCode').map(({ details }) => details.codes?.length);
    expect(new Set(sets)).toEqual(new Set([10]));
    for (const { metadata } of await all('token_secrets')) tokenSecret.shape.metadata.parse(metadata);
    for (const { value } of await all('personal_access_tokens')) expect(value).toMatch(/^pat_[0-9a-z]{32}$/);
  });
});
