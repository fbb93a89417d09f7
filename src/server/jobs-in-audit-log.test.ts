import { afterAll, beforeAll, expect, it } from 'vitest';
import * as z from 'zod';

import { auditEvent } from '#contract/audit-log.ts';
import { job, lostRecords } from '#contract/jobs.ts';
import { user } from '#contract/users.ts';

import { type DemoProduct, openDemoProduct } from './testing/demo-product.ts';

let demo: DemoProduct;

beforeAll(async () => {
  demo = await openDemoProduct(30, { JOB_RATE: '1000000', REASON_REQUIRED: '' });
});
afterAll(() => demo.close());

const read = async (id: string) => z.parse(job, await demo.json(`GET /usher/jobs/${id}`));
const create = async (action: 'suspend' | 'delete', ids: readonly string[]) => {
  const change = action === 'delete' ? { action, keepsSnapshot: false } : { action };
  const { id } = z.parse(job, await demo.json('POST /usher/jobs', { change, selection: { by: 'ids', ids } }));
  await expect.poll(async () => (await read(id)).state).toBe('ready');
  return id;
};

it('is one event of the grouped audit log, which names the job and counts what it did', async () => {
  const users = z.parse(z.array(user), await demo.json('GET /api/users?page_size=30'));
  const active = users.filter(({ isSuspended }) => !isSuspended).slice(0, 3);
  const ids = active.map(({ id }) => id);
  const jobId = await create('suspend', ids);
  await demo.json(`POST /usher/jobs/${jobId}/start`, { rows: ids.length });
  await expect.poll(async () => (await read(jobId)).state).toBe('finished');

  const listed = z.parse(z.array(auditEvent), await demo.json('GET /usher/audit-log?grouped=true&category=changes'));
  const flow = { action: 'jobs:run', accounts: [], outcomes: { succeeded: ids.length }, jobId };
  expect(listed.filter((event) => event.flow !== undefined)).toEqual([expect.objectContaining({ flow })]);
  const flowId = listed.find((event) => event.flow !== undefined)?.flowId ?? '';
  const members = z.parse(z.array(auditEvent), await demo.json(`GET /usher/audit-log?flow=${flowId}`));
  expect(members.filter(({ action }) => action === 'users:suspend').map(({ targetUserId }) => targetUserId)).toEqual(
    expect.arrayContaining(ids),
  );
  const [id = ''] = ids;
  const history = z.parse(
    z.array(z.looseObject({ flow: auditEvent.shape.flow })),
    await demo.json(`GET /usher/users/${id}/history?grouped=true`),
  );
  expect(history[0]?.flow).toEqual(flow);
});

it('sums up what goes with the users to delete', async () => {
  const users = z.parse(z.array(user), await demo.json('GET /api/users?page_size=10'));
  const id = await create(
    'delete',
    users.map((one) => one.id),
  );
  const rows = z.parse(
    z.array(z.object({ lost: z.nullable(lostRecords) })),
    await demo.json(`GET /usher/jobs/${id}/rows`),
  );
  const sum = z.parse(lostRecords, await demo.json(`GET /usher/jobs/${id}/lost`));
  expect(sum.roles).toBeGreaterThan(0);
  for (const kind of ['sessions', 'tokens', 'roles', 'organizations'] as const) {
    expect(sum[kind]).toBe(rows.reduce((total, { lost }) => total + (lost?.[kind] ?? 0), 0));
  }
});
