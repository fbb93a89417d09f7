import { beforeAll, expect, it } from 'vitest';

import { testAuditLog } from '#gateway/testing/test-gateway.ts';

import { jobPace, waitOf } from './pace.ts';

let db: Awaited<ReturnType<typeof testAuditLog>>['db'];
beforeAll(async () => {
  ({ db } = await testAuditLog());
});

const now = Date.UTC(2026, 10, 29);

it.each([
  ['3', 3000],
  ['0', 0],
  ['Sun, 29 Nov 2026 00:00:10 GMT', 10_000],
  ['Sat, 28 Nov 2026 00:00:00 GMT', 0],
  ['86400', 5 * 60_000],
  ['soon', undefined],
  ['', undefined],
  [null, undefined],
])('reads how long to wait from %j', (header, wait) => {
  expect(waitOf(header, now)).toBe(wait);
});

it('keeps the rate of all processes together', async () => {
  const rate = { rate: 1000, concurrency: 4 };
  const [one, other] = [jobPace({ db, clock: Date.now, ...rate }), jobPace({ db, clock: Date.now, ...rate })];
  const begun = performance.now();
  await Promise.all([...Array.from({ length: 30 }, one.take), ...Array.from({ length: 30 }, other.take)]);
  // 60 requests at 100 a second, of which each process takes 10 at once.
  expect(performance.now() - begun).toBeGreaterThan(350);
});

it('lets no process send while one was told to wait', async () => {
  const [one, other] = [0, 1].map(() => jobPace({ db, clock: Date.now, rate: 1_000_000, concurrency: 4 }));
  await one?.holdBack(300);
  const begun = performance.now();
  await other?.take();
  expect(performance.now() - begun).toBeGreaterThan(250);
});

it('sends fewer requests at once while they take long, and more again afterwards', () => {
  let time = now;
  const pace = jobPace({ db, clock: () => time, rate: 150, concurrency: 4 });
  const send = (ms: number, times: number) => {
    for (let nth = 0; nth < times; nth += 1) {
      time += 500;
      pace.took(ms);
    }
  };
  send(50, 10);
  expect(pace.concurrency()).toBe(4);
  send(2000, 20);
  expect(pace.concurrency()).toBe(1);
  send(50, 60);
  expect(pace.concurrency()).toBe(4);
});
