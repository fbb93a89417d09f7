import { verify } from '@node-rs/argon2';
import { sql } from 'kysely';
import { parsePhoneNumberWithError } from 'libphonenumber-js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';

import { log } from '#contract/logs.ts';
import { customData, emailPattern, identity, profile, usernamePattern } from '#contract/users.ts';
import type { Database } from '#database/database.ts';
import { migrate } from '#database/migrate.ts';
import { openEmbedded } from '#database/open-embedded.ts';
import type { Tables } from '#management-api/db/tables.ts';
import { migrations } from '#management-api/prepare.ts';

import { day } from './lifetimes.ts';
import { demoPasswords } from './passwords.ts';
import { seedDemo } from './seed.ts';

const now = Date.UTC(2026, 10, 20, 9, 30);
const users = 200;

let database: Database<Tables>;

beforeAll(async () => {
  database = await openEmbedded<Tables>();
  await migrate(database.db, 'management_api', migrations);
  await seedDemo({ db: database.db, now, users });
});

afterAll(() => database.close());

const emptyTables = () =>
  sql`
    truncate users, logs, applications, connectors, configs, roles, resources, organizations, organization_roles,
      organization_scopes, sso_connectors restart identity cascade`.execute(database.db);
const listUsers = () => database.db.selectFrom('users').selectAll().orderBy('seq').execute();
const listLogs = () => database.db.selectFrom('logs').selectAll().orderBy('seq').execute();
const between = (least: number, most: number) => (value: number) => value >= least && value <= most;
const present = <T>(value: T | null): value is T => value !== null;

/** Common members of payloads; others depend on the scenario. */
type Payload = {
  key: string;
  result: string;
  ip: string;
  userId?: string;
  applicationId?: string;
  interactionId?: string;
  error?: { code: string } | string;
  payload?: { identifier?: { value: string } };
};
const payloadOf = (entry: { payload: Record<string, unknown> }) => entry.payload as Payload;
const codeOf = ({ error }: Payload) => (typeof error === 'object' ? error.code : undefined);

describe('demo users', () => {
  test('have the requested number, oldest first, with five applications and four connectors', async () => {
    const rows = await listUsers();
    expect(rows).toHaveLength(users);
    expect(rows).toEqual(rows.toSorted((a, b) => a.created_at.getTime() - b.created_at.getTime()));
    expect(await database.db.selectFrom('applications').select('id').execute()).toHaveLength(5);
    expect(await database.db.selectFrom('connectors').select('target').distinct().execute()).toHaveLength(4);
  });

  test('have valid values for the API', async () => {
    const rows = await listUsers();
    const misfits = (values: (string | null)[], pattern: RegExp) =>
      values.filter(present).filter((value) => !pattern.test(value));
    expect(
      misfits(
        rows.map(({ id }) => id),
        /^[0-9a-z]{12}$/,
      ),
    ).toEqual([]);
    expect(
      misfits(
        rows.map(({ username }) => username),
        usernamePattern,
      ),
    ).toEqual([]);
    expect(
      misfits(
        rows.map(({ primary_email }) => primary_email),
        emailPattern,
      ),
    ).toEqual([]);
    expect(
      misfits(
        rows.map(({ avatar }) => avatar),
        /^data:image\/svg\+xml,[!-~]{1,570}$/,
      ),
    ).toEqual([]);
    for (const row of rows) {
      customData.parse(row.custom_data);
      z.strictObject(profile.shape).parse(row.profile);
      Object.values(row.identities).forEach((value) => identity.parse(value));
    }
  });

  test('have e-mail addresses only at reserved domains', async () => {
    const emails = (await listUsers()).map((row) => row.primary_email).filter(present);
    expect(emails.filter((email) => !/@(?:example\.(?:com|org|net)|[a-z]+\.(?:test|example))$/.test(email))).toEqual(
      [],
    );
  });

  test('have normalized phones without prefixes of the recordings', async () => {
    const phones = (await listUsers()).map((row) => row.primary_phone).filter(present);
    expect(phones.length).toBeGreaterThan(users / 5);
    for (const phone of phones) {
      const { countryCallingCode, nationalNumber } = parsePhoneNumberWithError(`+${phone}`);
      expect(`${countryCallingCode}${nationalNumber}`).toBe(phone);
      expect(phone).not.toMatch(/^1555|^1666/);
    }
  });

  test('have each optional value in some rows and not in others', async () => {
    const rows = await listUsers();
    const share = (holds: (row: (typeof rows)[number]) => boolean) => rows.filter(holds).length / users;
    for (const column of [
      'username',
      'primary_email',
      'primary_phone',
      'name',
      'last_sign_in_at',
      'application_id',
    ] as const) {
      expect(share((row) => row[column] === null)).toBeGreaterThan(0);
    }
    expect(share((row) => row.password_digest !== null)).toSatisfy(between(0.6, 0.8));
    expect(share((row) => row.avatar !== null)).toSatisfy(between(0.3, 0.5));
    expect(share((row) => row.is_suspended)).toSatisfy(between(0.01, 0.08));
    expect(new Set(rows.flatMap((row) => Object.keys(row.identities))).size).toBe(4);
    for (const script of [
      /\p{sc=Han}/u,
      /\p{sc=Hangul}/u,
      /\p{sc=Arabic}/u,
      /\p{sc=Hebrew}/u,
      /\p{sc=Thai}/u,
      /\p{sc=Cyrillic}/u,
    ]) {
      expect(share(({ name }) => script.test(name ?? ''))).toBeGreaterThan(0);
    }
  });

  test('have plausible times', async () => {
    for (const { created_at, last_sign_in_at, updated_at } of await listUsers()) {
      const signedIn = last_sign_in_at ?? created_at;
      expect(signedIn.getTime()).toBeGreaterThanOrEqual(created_at.getTime());
      expect(updated_at.getTime()).toBeGreaterThanOrEqual(signedIn.getTime());
      expect(updated_at.getTime()).toBeLessThanOrEqual(now);
    }
  });

  test('have passwords that can be verified', async () => {
    const digests = new Set((await listUsers()).map((row) => row.password_digest).filter(present));
    expect(digests.size).toBe(demoPasswords.length);
    for (const { digest, password } of demoPasswords) expect(await verify(digest, password)).toBe(true);
  });
});

describe('the log', () => {
  test('has about ten entries per user, oldest first, up to now', async () => {
    const entries = await listLogs();
    expect(entries.length / users).toBeGreaterThan(9);
    expect(entries.length / users).toBeLessThan(11);
    const times = entries.map((entry) => entry.created_at.getTime());
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(times.at(-1)).toBeLessThanOrEqual(now);
    expect(times.at(-1)).toBeGreaterThan(now - day / 12);
  });

  test('has entries that match the contract, with documentation IP addresses', async () => {
    for (const entry of await listLogs()) {
      const { ip } = payloadOf(entry);
      log.parse({ id: entry.id, key: entry.key, createdAt: entry.created_at.getTime(), payload: entry.payload });
      expect(entry.id).toMatch(/^[0-9a-z]{21}$/);
      expect(payloadOf(entry).key).toBe(entry.key);
      expect(ip).toMatch(/^(?:192\.0\.2|198\.51\.100|203\.0\.113)\.\d+$|^2001:db8:/);
    }
  });

  test('has failed attempts without user and interaction before identification', async () => {
    const failed = (await listLogs())
      .map(payloadOf)
      .filter(
        (payload) => payload.result === 'Error' && !/^(?:session\.mfa|user\.suggest)/.test(codeOf(payload) ?? ''),
      );
    expect(failed.length).toBeGreaterThan(20);
    for (const payload of failed) {
      expect(payload).not.toHaveProperty('userId');
      expect(payload).not.toHaveProperty('interactionId');
    }
  });

  test('has MFA requests as errors with the user, followed by a completed sign-in', async () => {
    const entries = (await listLogs()).map(payloadOf);
    for (const code of ['session.mfa.require_mfa_verification', 'session.mfa.invalid_totp_code', 'user.suggest_mfa']) {
      const requests = entries.filter((payload) => codeOf(payload) === code);
      expect([code, requests.length]).toEqual([code, expect.toSatisfy((count: number) => count > 0)]);
      for (const payload of requests) {
        const later = entries.slice(entries.indexOf(payload)).filter(({ userId }) => userId === payload.userId);
        expect(payload).toMatchObject({ result: 'Error', userId: expect.any(String) as string });
        expect(later.some(({ key, result }) => key.endsWith('.Submit') && result === 'Success')).toBe(true);
      }
    }
  });

  test('has errors of the token endpoint as JSON in a string', async () => {
    const failed = (await listLogs())
      .map(payloadOf)
      .filter(({ key, result }) => /^Exchange.*Error$/.test(key + result));
    expect(failed.length).toBeGreaterThan(0);
    for (const { error } of failed) {
      expect(error).toBeTypeOf('string');
      expect(JSON.parse(error as string)).toHaveProperty('error');
    }
  });

  test('has the last sign-in of each user’s row, and none after it', async () => {
    const submitted = new Map<string, { at: number; applicationId: string | undefined }>();
    for (const entry of await listLogs()) {
      const { userId, applicationId } = payloadOf(entry);
      if (userId === undefined || payloadOf(entry).result === 'Error') continue;
      if (!/^Interaction\.(?:SignIn|Register)\.Submit$/.test(entry.key)) continue;
      submitted.set(userId, { at: entry.created_at.getTime(), applicationId });
    }
    for (const { id, last_sign_in_at, application_id } of await listUsers()) {
      const last = submitted.get(id);
      expect(last?.at).toBe(last_sign_in_at?.getTime());
      // Set by the first consent, however the account was created.
      expect(application_id ?? undefined).toBe(last?.applicationId);
    }
  });

  test('has no entries of a user before the account existed', async () => {
    const createdAt = new Map((await listUsers()).map((row) => [row.id, row.created_at.getTime()]));
    const early = (await listLogs()).filter((entry) => {
      const since = createdAt.get(payloadOf(entry).userId ?? '') ?? 0;
      // The account is created while the registration is submitted.
      return entry.created_at.getTime() < since - 1000;
    });
    expect(early).toEqual([]);
  });

  test('has at least three locked accounts in the last day', async () => {
    const rows = await listUsers();
    const lastDay = (await listLogs()).filter((entry) => entry.created_at.getTime() > now - day).map(payloadOf);
    const typedIdentifiers = (code: string) =>
      lastDay.filter((payload) => codeOf(payload) === code).map((payload) => payload.payload?.identifier?.value);
    const wrong = typedIdentifiers('session.invalid_credentials');
    const locked = rows.filter(({ username, primary_email, primary_phone }) =>
      typedIdentifiers('session.verification_blocked_too_many_attempts').some((value) =>
        [username, primary_email, primary_phone].includes(value ?? ''),
      ),
    );
    expect(locked.length).toBeGreaterThanOrEqual(3);
    for (const row of locked) {
      const identifiers = [row.username, row.primary_email, row.primary_phone];
      expect(wrong.filter((value) => identifiers.includes(value ?? '')).length).toBeGreaterThanOrEqual(8);
      expect(row.is_suspended).toBe(false);
    }
  });
});

describe('seeding', () => {
  test('does nothing the second time', async () => {
    const before = await listUsers();
    expect(await seedDemo({ db: database.db, now: now + day, users: 10 })).toBe(false);
    expect(await listUsers()).toEqual(before);
  });

  test('does not recreate deleted users', async () => {
    await database.db.deleteFrom('users').execute();
    expect(await seedDemo({ db: database.db, now, users })).toBe(false);
    expect(await listUsers()).toEqual([]);
  });

  test('creates the same rows for the same time and number', async () => {
    const seedAgain = async () => {
      await emptyTables();
      expect(await seedDemo({ db: database.db, now, users: 30 })).toBe(true);
      const of = (table: 'sessions' | 'mfa_verifications' | 'user_roles') =>
        database.db
          .selectFrom(table)
          .selectAll(table)
          .orderBy('user_id')
          .orderBy(sql`ctid`)
          .execute();
      const relatedRecords = [await of('sessions'), await of('mfa_verifications'), await of('user_roles')];
      return { users: await listUsers(), logs: await listLogs(), relatedRecords };
    };
    expect(await seedAgain()).toEqual(await seedAgain());
  });

  test('writes nothing when it fails', async () => {
    await emptyTables();
    await sql`alter table logs add constraint refuse check (key <> 'Interaction.End')`.execute(database.db);
    await expect(seedDemo({ db: database.db, now, users: 30 })).rejects.toThrow(/refuse/);
    expect(await listUsers()).toEqual([]);
    await sql`alter table logs drop constraint refuse`.execute(database.db);
  });
});
