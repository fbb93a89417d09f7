import { expect, it } from 'vitest';

import { importGateway } from '#gateway/jobs/testing/import-gateway.ts';
import { codeOf } from '#gateway/testing/test-gateway.ts';

const reason = { 'x-usher-reason': 'HR-2207' };

it('takes the reason before the start where a row of the file needs one', async () => {
  const test = await importGateway({ policy: { reasonRequired: ['users:suspend', 'roles:assign'] } });
  const planned = await test.prepare({}, [
    { user: { username: 'ada' } },
    { user: { username: 'bo' }, isSuspended: true, roles: ['Editor'] },
  ]);
  expect(planned.needs).toEqual(['roles:assign', 'users:create', 'users:suspend']);
  expect(await codeOf(await test.start(planned.id, 2))).toBe('gateway.reason_required');
  expect(test.tenant.writes).toEqual([]);
  expect((await test.start(planned.id, 2, reason)).status).toBe(200);
  await test.run();
  expect(await test.read(planned.id)).toMatchObject({ states: { done: 2 }, reason: 'HR-2207', needs: [] });
  expect(test.tenant.users.get('new2')).toMatchObject({ username: 'bo', isSuspended: true });
});

it('needs no reason for what only an excluded row does', async () => {
  const test = await importGateway({ policy: { reasonRequired: ['users:suspend'] } });
  const { id } = await test.prepare({}, [
    { user: { username: 'ada' } },
    { user: { username: 'bo' }, isSuspended: true },
  ]);
  await test.json(`POST /usher/imports/${id}/rows/2/exclude`);
  await test.run();
  expect((await test.read(id)).needs).toEqual(['users:create']);
  expect((await test.start(id, 1)).status).toBe(200);
});

it('says what a half-done row lacks, and goes on with it in a retry, or reverts it', async () => {
  const test = await importGateway();
  const { id } = await test.prepare({}, [{ user: { username: 'ada' }, isSuspended: true, roles: ['Editor'] }]);
  test.tenant.fault = (write) =>
    write.endsWith('/is-suspended') ? Response.json({ code: 'entity.invalid' }, { status: 422 }) : undefined;
  await test.start(id, 1);
  await test.run();
  const failed = await test.read(id);
  expect(failed).toMatchObject({
    states: { failed: 1 },
    canRevert: true,
    needs: ['roles:assign', 'users:create', 'users:suspend'],
  });
  expect(await test.rowsOf(id)).toMatchObject([
    {
      state: 'failed',
      changes: [{ field: 'account' }, { field: 'roles.editor' }],
      missing: [{ field: 'isSuspended', from: false, to: true }],
    },
  ]);
  test.tenant.fault = () => undefined;
  await test.json(`POST /usher/jobs/${id}/retry`, undefined, reason);
  await test.run();
  expect(await test.read(id)).toMatchObject({ states: { done: 1 }, reason: 'HR-2207' });
  expect(await test.rowsOf(id)).toMatchObject([{ state: 'done', missing: [] }]);
  expect(test.tenant.writes).toEqual([
    'POST /api/users',
    'POST /api/users/new1/roles',
    'PATCH /api/users/new1/is-suspended',
  ]);
});

it('asks for the reason of a retry only if the start had none', async () => {
  const test = await importGateway({ policy: { reasonRequired: ['users:suspend'] } });
  const { id } = await test.prepare({}, [{ user: { username: 'ada' }, isSuspended: true }]);
  test.tenant.fault = () => Response.json({ code: 'entity.invalid' }, { status: 422 });
  await test.start(id, 1, reason);
  await test.run();
  expect((await test.read(id)).states).toEqual({ failed: 1 });
  test.tenant.fault = () => undefined;
  expect((await test.send('admin', `POST /usher/jobs/${id}/retry`)).status).toBe(200);
  await test.run();
  expect((await test.read(id)).states).toEqual({ done: 1 });
});
