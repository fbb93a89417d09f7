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
import { migrations } from '#management-api/db/migrations/all.ts';
import type { Tables } from '#management-api/db/tables.ts';

import { demoPasswords } from './passwords.ts';
import { seedDemo } from './seed.ts';
import { day } from './time-spans.ts';

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
      sso_connectors restart identity cascade`.execute(database.db);
const listUsers = () => database.db.selectFrom('users').selectAll().orderBy('seq').execute();
const listLogs = () => database.db.selectFrom('logs').selectAll().orderBy('seq').execute();
const between = (least: number, most: number) => (value: number) => value >= least && value <= most;
const present = <T>(value: T | null): value is T => value !== null;

/** What every payload may have; the rest depends on the scenario. */
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

describe('people', () => {
  test('are as many as asked for, oldest first, with five applications and four connectors', async () => {
    const people = await listUsers();
    expect(people).toHaveLength(users);
    expect(people).toEqual(people.toSorted((a, b) => a.created_at.getTime() - b.created_at.getTime()));
    expect(await database.db.selectFrom('applications').select('id').execute()).toHaveLength(5);
    expect(await database.db.selectFrom('connectors').select('target').distinct().execute()).toHaveLength(4);
  });

  test('have the formats that the API demands', async () => {
    const people = await listUsers();
    const misfits = (values: (string | null)[], pattern: RegExp) =>
      values.filter(present).filter((value) => !pattern.test(value));
    expect(
      misfits(
        people.map(({ id }) => id),
        /^[0-9a-z]{12}$/,
      ),
    ).toEqual([]);
    expect(
      misfits(
        people.map(({ username }) => username),
        usernamePattern,
      ),
    ).toEqual([]);
    expect(
      misfits(
        people.map(({ primary_email }) => primary_email),
        emailPattern,
      ),
    ).toEqual([]);
    expect(
      misfits(
        people.map(({ avatar }) => avatar),
        /^data:image\/svg\+xml,[!-~]{1,570}$/,
      ),
    ).toEqual([]);
    for (const person of people) {
      customData.parse(person.custom_data);
      z.strictObject(profile.shape).parse(person.profile);
      Object.values(person.identities).forEach((value) => identity.parse(value));
    }
  });

  test('have e-mail addresses only where no letter arrives', async () => {
    const emails = (await listUsers()).map((person) => person.primary_email).filter(present);
    expect(emails.filter((email) => !/@(?:example\.(?:com|org|net)|[a-z]+\.(?:test|example))$/.test(email))).toEqual(
      [],
    );
  });

  test('have phone numbers in the form in which the API keeps them, none with a prefix of the recordings', async () => {
    const phones = (await listUsers()).map((person) => person.primary_phone).filter(present);
    expect(phones.length).toBeGreaterThan(users / 5);
    for (const phone of phones) {
      const { countryCallingCode, nationalNumber } = parsePhoneNumberWithError(`+${phone}`);
      expect(`${countryCallingCode}${nationalNumber}`).toBe(phone);
      expect(phone).not.toMatch(/^1555|^1666/);
    }
  });

  test('come with everything and without', async () => {
    const people = await listUsers();
    const share = (holds: (person: (typeof people)[number]) => boolean) => people.filter(holds).length / users;
    for (const column of [
      'username',
      'primary_email',
      'primary_phone',
      'name',
      'last_sign_in_at',
      'application_id',
    ] as const) {
      expect(share((person) => person[column] === null)).toBeGreaterThan(0);
    }
    expect(share((person) => person.password_digest !== null)).toSatisfy(between(0.6, 0.8));
    expect(share((person) => person.avatar !== null)).toSatisfy(between(0.3, 0.5));
    expect(share((person) => person.is_suspended)).toSatisfy(between(0.01, 0.08));
    expect(new Set(people.flatMap((person) => Object.keys(person.identities))).size).toBe(4);
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

  test('have done nothing before they came or after now', async () => {
    for (const { created_at, last_sign_in_at, updated_at } of await listUsers()) {
      const signedIn = last_sign_in_at ?? created_at;
      expect(signedIn.getTime()).toBeGreaterThanOrEqual(created_at.getTime());
      expect(updated_at.getTime()).toBeGreaterThanOrEqual(signedIn.getTime());
      expect(updated_at.getTime()).toBeLessThanOrEqual(now);
    }
  });

  test('have passwords that can be verified', async () => {
    const digests = new Set((await listUsers()).map((person) => person.password_digest).filter(present));
    expect(digests.size).toBe(demoPasswords.length);
    for (const { digest, password } of demoPasswords) expect(await verify(digest, password)).toBe(true);
  });
});

describe('the log', () => {
  test('has about ten entries per person, in the order of time, up to now', async () => {
    const entries = await listLogs();
    expect(entries.length / users).toBeGreaterThan(9);
    expect(entries.length / users).toBeLessThan(11);
    const times = entries.map((entry) => entry.created_at.getTime());
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(times.at(-1)).toBeLessThanOrEqual(now);
    expect(times.at(-1)).toBeGreaterThan(now - day / 12);
  });

  test('has entries that the contract can read, with documentation addresses', async () => {
    for (const entry of await listLogs()) {
      const { ip } = payloadOf(entry);
      log.parse({ id: entry.id, key: entry.key, createdAt: entry.created_at.getTime(), payload: entry.payload });
      expect(entry.id).toMatch(/^[0-9a-z]{21}$/);
      expect(payloadOf(entry).key).toBe(entry.key);
      expect(ip).toMatch(/^(?:192\.0\.2|198\.51\.100|203\.0\.113)\.\d+$|^2001:db8:/);
    }
  });

  test('says of attempts that failed before the user was known neither whose they are nor of which interaction', async () => {
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

  test('logs what asks for more before a sign-in is complete as errors that name the user, and completes it', async () => {
    const entries = (await listLogs()).map(payloadOf);
    for (const code of ['session.mfa.require_mfa_verification', 'session.mfa.invalid_totp_code', 'user.suggest_mfa']) {
      const asked = entries.filter((payload) => codeOf(payload) === code);
      expect([code, asked.length]).toEqual([code, expect.toSatisfy((count: number) => count > 0)]);
      for (const payload of asked) {
        const later = entries.slice(entries.indexOf(payload)).filter(({ userId }) => userId === payload.userId);
        expect(payload).toMatchObject({ result: 'Error', userId: expect.any(String) as string });
        expect(later.some(({ key, result }) => key.endsWith('.Submit') && result === 'Success')).toBe(true);
      }
    }
  });

  test('keeps errors of the token endpoint as JSON in a string', async () => {
    const failed = (await listLogs())
      .map(payloadOf)
      .filter(({ key, result }) => /^Exchange.*Error$/.test(key + result));
    expect(failed.length).toBeGreaterThan(0);
    for (const { error } of failed) {
      expect(error).toBeTypeOf('string');
      expect(JSON.parse(error as string)).toHaveProperty('error');
    }
  });

  test('tells the last sign-in that the users’ table knows, and none after it', async () => {
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
      // It is set by the first consent, whoever created the account.
      expect(application_id ?? undefined).toBe(last?.applicationId);
    }
  });

  test('lets nobody act before their account existed', async () => {
    const createdAt = new Map((await listUsers()).map((person) => [person.id, person.created_at.getTime()]));
    const early = (await listLogs()).filter((entry) => {
      const since = createdAt.get(payloadOf(entry).userId ?? '') ?? 0;
      // The account is made while its registration is submitted.
      return entry.created_at.getTime() < since - 1000;
    });
    expect(early).toEqual([]);
  });

  test('shows at least three people locked in failures of the last day', async () => {
    const people = await listUsers();
    const lastDay = (await listLogs()).filter((entry) => entry.created_at.getTime() > now - day).map(payloadOf);
    const typedIn = (code: string) =>
      lastDay.filter((payload) => codeOf(payload) === code).map((payload) => payload.payload?.identifier?.value);
    const wrong = typedIn('session.invalid_credentials');
    const locked = people.filter(({ username, primary_email, primary_phone }) =>
      typedIn('session.verification_blocked_too_many_attempts').some((value) =>
        [username, primary_email, primary_phone].includes(value ?? ''),
      ),
    );
    expect(locked.length).toBeGreaterThanOrEqual(3);
    for (const person of locked) {
      const theirs = [person.username, person.primary_email, person.primary_phone];
      expect(wrong.filter((value) => theirs.includes(value ?? '')).length).toBeGreaterThanOrEqual(8);
      expect(person.is_suspended).toBe(false);
    }
  });
});

describe('seeding', () => {
  test('does nothing the second time', async () => {
    const before = await listUsers();
    expect(await seedDemo({ db: database.db, now: now + day, users: 10 })).toBe(false);
    expect(await listUsers()).toEqual(before);
  });

  test('does not bring people back whom somebody deleted', async () => {
    await database.db.deleteFrom('users').execute();
    expect(await seedDemo({ db: database.db, now, users })).toBe(false);
    expect(await listUsers()).toEqual([]);
  });

  test('gives the same rows for the same time and number', async () => {
    const seedAnew = async () => {
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
    expect(await seedAnew()).toEqual(await seedAnew());
  });

  test('leaves nothing behind when it fails on the way', async () => {
    await emptyTables();
    await sql`alter table logs add constraint refuse check (key <> 'Interaction.End')`.execute(database.db);
    await expect(seedDemo({ db: database.db, now, users: 30 })).rejects.toThrow(/refuse/);
    expect(await listUsers()).toEqual([]);
    await sql`alter table logs drop constraint refuse`.execute(database.db);
  });
});
