import { sql } from 'kysely';
import PgBoss from 'pg-boss';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';

import { type JobQueue, jobSchema, migrateJobs, openJobQueue } from '#gateway/jobs/job-queue.ts';
import { testAuditLog, testGateway } from '#gateway/testing/test-gateway.ts';

/** In ms; the queues ask twice a second. */
const patience = { timeout: 20_000, interval: 50 };

let testLog: Awaited<ReturnType<typeof testAuditLog>>;
const queues: JobQueue[] = [];
beforeAll(async () => {
  testLog = await testAuditLog();
  await migrateJobs(testLog.db);
}, 60_000);
beforeEach(() => testLog.reset());
afterEach(async () => {
  await Promise.all(queues.splice(0).map((queue) => queue.close()));
});

const user = { isSuspended: false };
let restorations = 0;
beforeEach(() => {
  Object.assign(user, { isSuspended: false });
  restorations = 0;
});

/** A gateway with its own queue on the shared database, in front of the shared user. */
async function process() {
  const queue = openJobQueue({ db: testLog.db, report: () => undefined, pollSeconds: 0.5 });
  queues.push(queue);
  const test = await testGateway({ clock: Date.now, queue });
  test.answerWith(async (request) => {
    if (request.method === 'PATCH') {
      user.isSuspended = ((await request.json()) as { isSuspended: boolean }).isSuspended;
      if (!user.isSuspended) restorations += 1;
    }
    return Response.json({ id: 'u1', name: 'Ada', ...user });
  });
  const suspend = (at: number) =>
    test.send('support', 'PUT /usher/users/u1/suspension', { end: { with: 'restore', at } });
  return { ...test, queue, suspend };
}

const restored = async () => {
  const { entries } = await testLog
    .another({ clock: Date.now })
    .list({ action: 'users:restore' }, { page: 1, page_size: 10 });
  return entries;
};

it('restores a user once, in one of two processes', async () => {
  const [one, other] = [await process(), await process()];
  await Promise.all([one.queue.start(), other.queue.start()]);
  expect((await one.suspend(Date.now() + 300)).status).toBe(204);
  await vi.waitFor(async () => expect((await restored())[0]?.outcome?.status).toBe(200), patience);
  // Both have asked again when they are closed.
  await Promise.all([one.queue.close(), other.queue.close()]);
  expect([restorations, await restored()]).toMatchObject([1, [{ operator: { role: 'schedule' } }]]);
}, 40_000);

it('restores a user after a restart, when the end has passed', async () => {
  const before = await process();
  await before.queue.start();
  await before.suspend(Date.now() + 500);
  await before.queue.close();
  expect(user.isSuspended).toBe(true);
  const after = await process();
  await after.queue.start();
  await vi.waitFor(async () => expect((await restored())[0]?.outcome?.status).toBe(200), patience);
  expect([user, restorations]).toEqual([{ isSuspended: false }, 1]);
}, 40_000);

/** The last attempt was taken by a process that ended, an hour ago. */
async function crashInLastAttempt() {
  const { db } = testLog;
  await sql`update usher_jobs.job set state = 'active', retry_count = 8, started_on = now() - interval '1 hour'
    where name = 'suspension-ends' and state < 'active'`.execute(db);
  const boss = new PgBoss({
    db: { executeSql: (text) => sql.raw(text).execute(db) },
    schema: jobSchema,
    migrate: false,
    supervise: false,
    schedule: false,
  });
  await boss.start();
  await boss.maintain();
  await boss.stop({ graceful: false });
  await sql`update usher_jobs.job set start_after = now() where state < 'active'`.execute(db);
}

it('tells that the user was not restored, if a process ended during the last attempt', async () => {
  const before = await process();
  await before.suspend(Date.now() + 300);
  await crashInLastAttempt();
  const after = await process();
  after.answerWith(({ method }) =>
    method === 'GET'
      ? Response.json({ id: 'u1', name: 'Ada', ...user })
      : Response.json({ code: 'down' }, { status: 503 }),
  );
  await after.queue.start();
  const shown = async () => (await after.send('support', 'GET /usher/users/u1/suspension')).json();
  await vi.waitFor(
    async () => expect(await shown()).toMatchObject({ suspension: { end: { failure: 'gateway.upstream_failed' } } }),
    patience,
  );
}, 40_000);
