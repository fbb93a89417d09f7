import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';

import type { Database } from '#database/database.ts';
import { openServer } from '#database/open-server.ts';
import { openTestDatabase } from '#database/testing/open-test-database.ts';
import { startSilentServer } from '#database/testing/silent-server.ts';

import { endedSessions, type EndedSessionTables, migrateEndedSessions } from './ended-sessions.ts';

let database: Database<EndedSessionTables>;
let now: number;
let reports: unknown[];

beforeAll(async () => {
  database = await openTestDatabase<EndedSessionTables>();
  await migrateEndedSessions(database.db);
});
afterAll(() => database.close());
beforeEach(async () => {
  now = 1_800_000_000_000;
  reports = [];
  await database.db.deleteFrom('gateway_ended_sessions').execute();
});

/** What one process knows. */
const start = (db = database.db) => endedSessions({ db, clock: () => now, report: (error) => reports.push(error) });

it('is known at once where it happened, after a start, and elsewhere within seconds', async () => {
  const [here, elsewhere] = [start(), start()];
  expect(await elsewhere.has('s1')).toBe(false);
  await here.add('s1', now + 60_000);
  expect(await here.has('s1')).toBe(true);
  expect(await here.has('s2')).toBe(false);
  expect(await start().has('s1')).toBe(true);

  now += 10_000;
  await vi.waitFor(async () => expect(await elsewhere.has('s1')).toBe(true));
});

it('keeps none that would be over by now', async () => {
  await start().add('s1', now + 60_000);
  now += 60_001;
  expect(await start().has('s1')).toBe(false);
  expect(await database.db.selectFrom('gateway_ended_sessions').selectAll().execute()).toEqual([]);
});

it('goes on with what it knows while the database is away', async () => {
  const ended = start(database.db.withSchema('away'));
  await ended.add('s1', now + 60_000);
  expect(await ended.has('s1')).toBe(true);
  expect(await ended.has('s2')).toBe(false);
  expect(reports.length).toBeGreaterThan(0);
});

it('does not wait without an end for a database that says nothing', async () => {
  const silent = await startSilentServer();
  const away = openServer<EndedSessionTables>(silent.url);
  const ended = endedSessions({ db: away.db, clock: () => now, report: (error) => reports.push(error), patience: 50 });
  expect(await ended.has('s1')).toBe(false);
  await ended.add('s1', now + 60_000);
  expect(await ended.has('s1')).toBe(true);
  expect(reports.map(String)).toEqual(
    Array.from({ length: 2 }, () => expect.stringContaining('within 50 ms') as string),
  );
  silent.stop();
  await away.close();
});
