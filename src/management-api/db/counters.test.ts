import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { migrate } from '#database/migrate.ts';
import { openTestDatabase } from '#database/testing/open-test-database.ts';
import { migrations } from '#management-api/prepare.ts';
import { openTestApi, type TestApi } from '#management-api/testing/test-api.ts';

import { compactCounters, readCounter, readWrites } from './counters.ts';
import { countLogs, insertLog } from './logs.ts';
import type { Tables } from './tables.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  await sql`truncate users, logs cascade`.execute(api.db);
});

const insertUsers = (prefix: string, count: number) =>
  sql`
    insert into users (id, name, created_at, updated_at)
    select concat(${prefix}::text, n), 'Name', now(), now() from generate_series(1, ${count}::int) n
  `.execute(api.db);

const users = async () => (await readCounter(api.db, 'users')).rows;

describe('the counter of users', () => {
  it('follows inserts, deletes and truncation', async () => {
    expect(await users()).toBe(0);
    await insertUsers('a', 30);
    await insertUsers('b', 12);
    expect(await users()).toBe(42);
    await api.db.deleteFrom('users').where('id', 'like', 'a%').execute();
    expect(await users()).toBe(12);
    await sql`truncate users cascade`.execute(api.db);
    expect(await users()).toBe(0);
  });

  it('ignores writes that were rolled back', async () => {
    const before = await readWrites(api.db, ['users']);
    const action = api.db.transaction().execute(async (transaction) => {
      await sql`insert into users (id, created_at, updated_at) values ('x', now(), now())`.execute(transaction);
      expect((await readCounter(transaction, 'users')).rows).toBe(1);
      throw new Error('changed my mind');
    });
    await expect(action).rejects.toThrow('changed my mind');
    expect(await users()).toBe(0);
    expect(await readWrites(api.db, ['users'])).toBe(before);
  });

  it('counts only writes that can change a search', async () => {
    await insertUsers('a', 1);
    const start = await readWrites(api.db, ['users']);
    await api.db.updateTable('users').set({ is_suspended: true }).execute();
    expect(await readWrites(api.db, ['users'])).toBe(start);
    await api.db.updateTable('users').set({ name: 'Other' }).execute();
    expect(await readWrites(api.db, ['users'])).toBe(start + 1);
  });

  it('keeps its value when it is compacted concurrently', async () => {
    for (let time = 0; time < 20; time += 1) {
      await insertUsers(`t${time}x`, 3);
    }
    const before = await readCounter(api.db, 'users');
    await Promise.all([compactCounters(api.db), insertUsers('late', 5), compactCounters(api.db)]);
    expect(await readCounter(api.db, 'users')).toEqual({ rows: before.rows + 5, writes: before.writes + 1 });
    await compactCounters(api.db);
    const parts = await sql<{ n: number }>`select count(*)::int as n from counters where topic = 'users'`.execute(
      api.db,
    );
    expect(parts.rows).toEqual([{ n: 1 }]);
  });
});

it('compacts a counter that has many rows', async () => {
  await insertUsers('a', 7);
  await sql`insert into counters select 'users', '', 0, 1 from generate_series(1, 2000)`.execute(api.db);
  const before = await readCounter(api.db, 'users');
  const parts = await sql<{ n: number }>`select count(*)::int as n from counters where topic = 'users'`.execute(api.db);
  expect(parts.rows).toEqual([{ n: 1 }]);
  expect(await readCounter(api.db, 'users')).toEqual(before);
});

it('counts the rows that an older version has written', async () => {
  const old = await openTestDatabase<Tables>();
  const isOld = ([name]: [string, unknown]) => name < '0003';
  await migrate(old.db, 'test', Object.fromEntries(Object.entries(migrations).filter(isOld)));
  await sql`insert into users (id, created_at, updated_at) values ('a', now(), now()), ('b', now(), now())`.execute(
    old.db,
  );
  await insertLog(old.db, 'RevokeToken', { applicationId: 'shop' }, new Date(0));
  await insertLog(old.db, 'TriggerHook.PostSignIn', { applicationId: 'shop' }, new Date(0));
  await migrate(old.db, 'test', migrations);
  expect((await readCounter(old.db, 'users')).rows).toBe(2);
  expect(await countLogs(old.db, {})).toBe(1);
  expect(await countLogs(old.db, { applicationId: 'shop' })).toBe(1);
  await old.close();
});

it('keeps its counts and keeps counting when the table is renamed', async () => {
  const old = await openTestDatabase<Tables>();
  const isOld = ([name]: [string, unknown]) => name < '0004';
  await migrate(old.db, 'test', Object.fromEntries(Object.entries(migrations).filter(isOld)));
  const insertUser = (id: string) =>
    sql`insert into users (id, created_at, updated_at) values (${id}, now(), now())`.execute(old.db);
  await insertUser('a');
  await insertUser('b');
  await insertLog(old.db, 'RevokeToken', { applicationId: 'shop' }, new Date(0));
  await migrate(old.db, 'test', migrations);
  expect(await readCounter(old.db, 'users')).toEqual({ rows: 2, writes: 3 });
  await insertUser('c');
  await old.db.updateTable('users').set({ name: 'Other' }).where('id', '=', 'a').execute();
  await old.db.deleteFrom('users').where('id', '=', 'b').execute();
  expect(await readCounter(old.db, 'users')).toEqual({ rows: 2, writes: 6 });
  await old.db.updateTable('logs').set({ key: 'Interaction.End' }).execute();
  expect(await countLogs(old.db, { applicationId: 'shop', logKey: 'RevokeToken' })).toBe(0);
  expect(await countLogs(old.db, { logKey: 'Interaction.End' })).toBe(1);
  await sql`truncate users, logs cascade`.execute(old.db);
  expect((await readCounter(old.db, 'users')).rows).toBe(0);
  expect(await countLogs(old.db, {})).toBe(0);
  const { rows } = await sql`
    select proname as name from pg_proc where prosrc like '%tallies%' or proname like '%tally%'
    union select tgname from pg_trigger where tgname like '%tally%'
    union select relname from pg_class where relname like '%tall%'`.execute(old.db);
  expect(rows).toEqual([]);
  await old.close();
});

describe('the counters of log entries', () => {
  const log = (key: string, payload = {}) => insertLog(api.db, key, payload, new Date(api.clock.now));

  it('count listed entries by key and by application', async () => {
    await log('Interaction.End', { applicationId: 'shop' });
    await log('Interaction.End', { applicationId: 'desk' });
    await log('RevokeToken', { applicationId: 'shop' });
    await log('TriggerHook.PostSignIn', { applicationId: 'shop' });
    expect(await countLogs(api.db, {})).toBe(3);
    expect(await countLogs(api.db, { logKey: 'Interaction.End' })).toBe(2);
    expect(await countLogs(api.db, { logKey: 'TriggerHook.PostSignIn' })).toBe(0);
    expect(await countLogs(api.db, { applicationId: 'shop' })).toBe(2);
    expect(await countLogs(api.db, { applicationId: 'shop', logKey: 'RevokeToken' })).toBe(1);

    await api.db.updateTable('logs').set({ key: 'RevokeToken' }).where('key', '=', 'Interaction.End').execute();
    expect(await countLogs(api.db, { logKey: 'RevokeToken' })).toBe(3);
    await api.db.deleteFrom('logs').where('key', '=', 'RevokeToken').execute();
    expect(await countLogs(api.db, {})).toBe(0);
  });

  it('are computed again after a write', async () => {
    await log('Interaction.End', { userId: 'ada' });
    expect(await countLogs(api.db, { userId: 'ada' })).toBe(1);
    await log('Interaction.End', { userId: 'ada' });
    expect(await countLogs(api.db, { userId: 'ada' })).toBe(2);
  });
});
