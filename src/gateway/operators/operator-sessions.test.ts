import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';

import type { Database } from '#database/database.ts';
import { openServer } from '#database/open-server.ts';
import { openTestDatabase } from '#database/testing/open-test-database.ts';
import { startSilentServer } from '#database/testing/silent-server.ts';

import {
  type KnownSession,
  migrateOperatorSessions,
  operatorSessions,
  type OperatorSessionTables,
} from './operator-sessions.ts';

let database: Database<OperatorSessionTables>;
let now: number;
let reports: unknown[];

beforeAll(async () => {
  database = await openTestDatabase<OperatorSessionTables>();
  await migrateOperatorSessions(database.db);
});
afterAll(() => database.close());
beforeEach(async () => {
  now = 1_800_000_000_000;
  reports = [];
  for (const table of ['gateway_ended_sessions', 'gateway_ended_subjects', 'gateway_operator_sessions'] as const) {
    await database.db.deleteFrom(table).execute();
  }
});

const hour = 60 * 60_000;

/** The sessions as one process sees them. */
const start = (db = database.db, timeoutMs?: number) =>
  operatorSessions({
    db,
    clock: () => now,
    report: (error) => reports.push(error),
    maxLifetime: 12 * hour,
    ...(timeoutMs !== undefined && { timeoutMs }),
  });

const session = (id: string, subject = 'grace'): KnownSession => ({
  id,
  operator: { subject, name: subject, role: 'support' },
  signedInAt: now,
  seenAt: now,
  until: now + hour,
  address: '192.0.2.7',
});

it('ends a session at once for writes in all processes, and for reads within a second', async () => {
  const [here, elsewhere] = [start(), start()];
  const carried = session('s1');
  expect(await elsewhere.isEnded(carried, 1000)).toBe(false);
  await here.end(carried);
  expect(await here.isEnded(carried, 1000)).toBe(true);
  expect(await elsewhere.isEnded(carried, 1000)).toBe(false);
  expect(await elsewhere.isEnded(carried, 0)).toBe(true);
  expect(await elsewhere.isEnded(session('s2'), 0)).toBe(false);

  const third = start();
  expect(await third.isEnded(carried, 1000)).toBe(true);
});

it('ends all current sessions of an operator, but no later one', async () => {
  const [here, elsewhere] = [start(), start()];
  const [first, second, other] = [session('s1'), session('s2'), session('s3', 'ada')];
  for (const one of [first, second, other]) await here.record(one);
  expect(await elsewhere.endAllOf('grace')).toBe(2);
  expect(await here.isEnded(first, 0)).toBe(true);
  expect(await here.isEnded(other, 0)).toBe(false);
  expect((await here.list()).map(({ id }) => id)).toEqual(['s3']);
  now += 1;
  expect(await here.isEnded(session('s4'), 0)).toBe(false);
});

it('stores no data about users who are not operators', async () => {
  expect(await start().endAllOf('customer')).toBe(0);
  expect(await database.db.selectFrom('gateway_ended_subjects').selectAll().execute()).toEqual([]);
});

it('lists sessions, most recently seen first, with the data of their last request', async () => {
  const known = start();
  await known.record(session('s1'));
  await known.record(session('s2', 'ada'));
  now += 60_000;
  await known.record({ ...session('s1'), seenAt: now, address: '2001:db8::1' });
  expect(await known.list()).toMatchObject([
    { id: 's1', operator: { subject: 'grace' }, seenAt: now, address: '2001:db8::1' },
    { id: 's2', operator: { subject: 'ada' } },
  ]);
  now += hour;
  expect(await known.list()).toEqual([]);
});

it('forgets ended sessions after they would have expired', async () => {
  const known = start();
  await known.end(session('s1'));
  now += hour + 1;
  expect(await known.isEnded(session('s1'), 0)).toBe(false);
  expect(await database.db.selectFrom('gateway_ended_sessions').selectAll().execute()).toEqual([]);
});

it('uses the last known state while the database is unavailable', async () => {
  const known = start(database.db.withSchema('away'));
  await known.end(session('s1'));
  expect(await known.isEnded(session('s1'), 1000)).toBe(true);
  expect(await known.isEnded(session('s2'), 1000)).toBe(false);
  expect(reports.length).toBeGreaterThan(0);
});

it('stops waiting for a silent database after the timeout', async () => {
  const silent = await startSilentServer();
  const away = openServer<OperatorSessionTables>(silent.url);
  const known = start(away.db, 50);
  expect(await known.isEnded(session('s1'), 1000)).toBe(false);
  await known.end(session('s1'));
  expect(await known.isEnded(session('s1'), 1000)).toBe(true);
  expect(reports.map(String)).toEqual(
    Array.from({ length: 2 }, () => expect.stringContaining('within 50 ms') as string),
  );
  silent.stop();
  await away.close();
});
