import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';

import type { Database } from '#database/database.ts';
import { openEmbedded } from '#database/open-embedded.ts';
import { openTestDatabase } from '#database/testing/open-test-database.ts';

import { type JobQueue, migrateJobs, openJobQueue } from './job-queue.ts';

/** In ms; the queue asks twice a second. */
const patience = { timeout: 20_000, interval: 50 };

type Opened = { database: Database<unknown>; queues: JobQueue[]; reports: unknown[]; open: () => JobQueue };

function queuesOn(database: Database<unknown>): Opened {
  const queues: JobQueue[] = [];
  const reports: unknown[] = [];
  const open = () => {
    const queue = openJobQueue({ db: database.db, report: (error) => reports.push(error), pollSeconds: 0.5 });
    queues.push(queue);
    return queue;
  };
  return { database, queues, reports, open };
}

it('is created once by processes that start at once on an empty database', async () => {
  // The processes of a database in memory share one connection.
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const database = await openTestDatabase();
    await Promise.all([1, 2, 3].map(() => migrateJobs(database.db)));
    const { rows } = await sql`select name from usher_jobs.queue`.execute(database.db);
    expect(rows).toEqual([{ name: 'suspension-ends' }, { name: 'user-jobs' }]);
    await database.close();
  }
}, 60_000);

const openers = { 'a server or the embedded engine': openTestDatabase, 'the embedded engine': () => openEmbedded() };

for (const [name, openDatabase] of Object.entries(openers)) {
  let opened: Opened;
  beforeAll(async () => {
    opened = queuesOn(await openDatabase());
    // Twice, as at a second start.
    for (let start = 0; start < 2; start += 1) await migrateJobs(opened.database.db);
  }, 60_000);
  afterAll(async () => {
    await Promise.all(opened.queues.map((queue) => queue.close()));
    await opened.database.close();
  }, 30_000);

  it(`runs each due job once, in one of two processes, on ${name}`, async () => {
    const { open, reports } = opened;
    const done: unknown[] = [];
    const [one, other] = [open(), open()];
    for (const queue of [one, other]) {
      queue.handle('suspension-ends', ({ data }) => {
        done.push(data);
        return Promise.resolve();
      });
    }
    for (let number = 0; number < 5; number += 1)
      await one.send('suspension-ends', { number }, { at: Date.now() - 1000 });
    await one.send('suspension-ends', { number: 'later' }, { at: Date.now() + 3_600_000 });
    await Promise.all([one.start(), other.start()]);
    await vi.waitFor(() => expect(done).toHaveLength(5), patience);
    await Promise.all([one.close(), other.close()]);
    expect(new Set(done.map((data) => JSON.stringify(data))).size).toBe(5);
    expect(done).not.toContainEqual({ number: 'later' });
    expect(reports).toEqual([]);
  }, 40_000);

  it(`adds a job only if the transaction is committed, on ${name}`, async () => {
    const { open, database } = opened;
    const queue = open();
    const send = (fails: boolean) =>
      database.db.transaction().execute(async (transaction) => {
        await queue.send('suspension-ends', { fails }, { at: Date.now() + 3_600_000, transaction });
        if (fails) throw new Error('rolled back');
      });
    await send(false);
    await expect(send(true)).rejects.toThrow('rolled back');
    const { rows } = await sql<{ data: unknown }>`select data from usher_jobs.job where data ? 'fails'`.execute(
      database.db,
    );
    expect(rows).toEqual([{ data: { fails: false } }]);
  });
}
