import { afterAll, beforeAll, expect, it } from 'vitest';
import * as z from 'zod';

import { job, type Job, type JobRow, jobRow, type NewJob } from '#contract/jobs.ts';
import { user } from '#contract/users.ts';

import { type DemoProduct, openDemoProduct } from './testing/demo-product.ts';

let demo: DemoProduct;

beforeAll(async () => {
  demo = await openDemoProduct(300, { JOB_RATE: '1000000', REASON_REQUIRED: '' });
});
afterAll(() => demo.close());

const read = async (id: string): Promise<Job> => z.parse(job, await demo.json(`GET /usher/jobs/${id}`));
const reach = async (id: string, state: Job['state']): Promise<Job> => {
  await expect.poll(async () => (await read(id)).state, { timeout: 20_000 }).toBe(state);
  return read(id);
};
const preview = async (body: NewJob): Promise<Job> =>
  reach(z.parse(job, await demo.json('POST /usher/jobs', body)).id, 'ready');
const start = (id: string, rows: number) => demo.json(`POST /usher/jobs/${id}/start`, { rows });
const rowsOf = async (id: string, query = ''): Promise<JobRow[]> =>
  z.parse(z.array(jobRow), await demo.json(`GET /usher/jobs/${id}/rows?page_size=100${query}`));
const usersOf = async (query: string) => z.parse(z.array(user), await demo.json(`GET /api/users?${query}`));

it('suspends the users of a search, and takes it back', async () => {
  const users = await usersOf('page_size=100&search.name=A%25');
  const suspended = users.filter(({ isSuspended }) => isSuspended).length;
  const planned = await preview({
    change: { action: 'suspend' },
    selection: { by: 'search', query: 'search.name=A%25' },
  });
  expect(planned).toMatchObject({ kind: 'suspend', total: users.length });
  expect(planned.plans.change).toBe(users.length - suspended);
  expect(planned.plans.already ?? 0).toBe(suspended);

  await start(planned.id, users.length - suspended);
  const done = await reach(planned.id, 'finished');
  expect(done.states).toEqual({ done: users.length - suspended, ...(suspended > 0 && { skipped: suspended }) });
  expect((await usersOf('page_size=100&search.name=A%25')).every(({ isSuspended }) => isSuspended)).toBe(true);
  const [first] = await rowsOf(planned.id, '&state=done');
  expect(first?.changes).toEqual([{ field: 'isSuspended', from: false, to: true }]);

  const back = z.parse(job, await demo.json(`POST /usher/jobs/${planned.id}/revert`));
  const checked = await reach(back.id, 'ready');
  expect(checked.plans).toEqual({ change: users.length - suspended });
  await start(back.id, users.length - suspended);
  await reach(back.id, 'finished');
  expect((await usersOf('page_size=100&search.name=A%25')).filter(({ isSuspended }) => isSuspended)).toHaveLength(
    suspended,
  );
  expect((await read(planned.id)).revertedBy).toBe(back.id);
});
