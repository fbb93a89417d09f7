import { beforeEach, expect, it } from 'vitest';
import * as z from 'zod';

import type { ImportRules } from '#contract/imports.ts';
import { importGateway } from '#gateway/jobs/testing/import-gateway.ts';
import { codeOf, testAuditLog } from '#gateway/testing/test-gateway.ts';

const customDataOnly: Partial<ImportRules> = { existing: 'update', updates: ['customData'], sourceKey: 'importedFrom' };
// The database is there before the time of a request counts.
beforeEach(async () => {
  await (await testAuditLog()).reset();
});

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

it('suspends a created user first, goes on after a step that failed, and retries only that', async () => {
  const test = await importGateway();
  const { id } = await test.prepare({}, [
    { user: { username: 'ada' }, isSuspended: true, roles: ['Owner', 'Editor'], organizations: ['Acme'] },
  ]);
  const deleted = () => Response.json({ code: 'entity.relation_foreign_key_not_found' }, { status: 422 });
  test.tenant.fault = (_write, body) => (body.includes('editor') ? deleted() : undefined);
  await test.start(id, 1);
  await test.run();
  const written = [
    'POST /api/users',
    'PATCH /api/users/new1/is-suspended',
    'POST /api/users/new1/roles',
    'POST /api/organizations/acme/users',
  ];
  expect(test.tenant.writes).toEqual(written);
  expect(test.tenant.users.get('new1')).toMatchObject({ isSuspended: true });
  expect(test.tenant.roles.get('new1')).toEqual(new Set(['owner']));
  expect(await test.rowsOf(id)).toMatchObject([
    {
      state: 'failed',
      code: 'entity.relation_foreign_key_not_found',
      changes: [
        { field: 'account' },
        { field: 'isSuspended' },
        { field: 'roles.owner' },
        { field: 'organizations.acme' },
      ],
      missing: [{ field: 'roles.editor' }],
    },
  ]);
  test.tenant.fault = () => undefined;
  await test.json(`POST /usher/jobs/${id}/retry`);
  await test.run();
  expect(test.tenant.writes).toEqual([...written, 'POST /api/users/new1/roles']);
  expect(await test.rowsOf(id)).toMatchObject([{ state: 'done', missing: [] }]);
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

it('shows all that it will do to a created user', async () => {
  const test = await importGateway();
  const digest = { kind: 'digest', algorithm: 'MD5', digest: '5f4dcc3b5aa765d61d8327deb882cf99' } as const;
  const { id } = await test.prepare({ suspends: true, roleIds: ['owner'], organizationIds: ['acme'] }, [
    {
      user: { username: 'ada' },
      roles: ['Editor'],
      password: digest,
      identities: [{ target: 'github', userId: 'g1' }],
    },
    { user: { username: 'bo' }, password: { kind: 'plain', password: 'Mountain!Lake7' } },
  ]);
  expect((await test.rowsOf(id)).map(({ changes }) => changes.map(({ field, to }) => [field, to]))).toEqual([
    [
      ['username', 'ada'],
      ['password', 'digest'],
      ['isSuspended', true],
      ['identities.github', 'g1'],
      ['roles.owner', true],
      ['roles.editor', true],
      ['organizations.acme', true],
    ],
    [
      ['username', 'bo'],
      ['password', 'plain'],
      ['isSuspended', true],
      ['roles.owner', true],
      ['organizations.acme', true],
    ],
  ]);
});

it('compares the members of objects, not their order', async () => {
  const test = await importGateway();
  test.tenant.users.set('u1', { id: 'u1', username: 'ada', customData: { desk: { room: 3, floor: 1 }, other: 1 } });
  const { plans } = await test.prepare(customDataOnly, [
    { user: { username: 'ada', customData: { desk: { floor: 1, room: 3 } } } },
  ]);
  expect(plans).toEqual({ already: 1 });
});

it('keeps the origin that a user has, and writes none without an ID in the source', async () => {
  const test = await importGateway();
  const former = { importedFrom: { source: 'auth0', id: 'a1' } };
  test.tenant.users.set('u1', { id: 'u1', username: 'ada', customData: former });
  const { id } = await test.prepare(customDataOnly, [
    { user: { username: 'ada' }, sourceId: 'x1' },
    { user: { username: 'bo', customData: former }, sourceId: 'x2' },
    { user: { username: 'cy' } },
    { user: { username: 'di' }, sourceId: 'x4' },
  ]);
  const rows = await test.rowsOf(id);
  expect(rows.map(({ plan }) => plan)).toEqual(['already', 'create', 'create', 'create']);
  expect(rows.map(({ changes }) => changes.find(({ field }) => field === 'customData')?.to)).toEqual([
    undefined,
    former,
    undefined,
    { importedFrom: { source: 'table', id: 'x4' } },
  ]);
});

it('has nothing to update in the export of the same users', async () => {
  const test = await importGateway();
  const stored = {
    name: 'Ada\nLovelace ',
    profile: { nickname: 'A\u200Bda', address: { locality: ' Paris', country: 'FR' } },
  };
  test.tenant.users.set('u1', { id: 'u1', username: 'ada', customData: { desk: 1 }, ...stored });
  const rules = { ...customDataOnly, source: 'logto', updates: ['name', 'profile', 'customData'] } as const;
  const row = {
    user: { username: 'ada', name: 'Ada Lovelace', profile: { nickname: 'Ada', address: { locality: 'Paris' } } },
    sourceId: 'u1',
  };
  expect((await test.prepare({ ...rules, updates: [...rules.updates] }, [row])).plans).toEqual({ already: 1 });
  const { id } = await test.prepare({ ...rules, updates: [...rules.updates] }, [
    { ...row, sourceId: 'other', user: { ...row.user, name: 'Ada King' } },
  ]);
  expect((await test.rowsOf(id))[0]?.changes.map(({ field, to }) => [field, to])).toEqual([
    ['name', 'Ada King'],
    ['customData', { desk: 1, importedFrom: { source: 'logto', id: 'other' } }],
  ]);
});

it('adds the roles and organizations of existing users and sets their suspension, if these are to be updated', async () => {
  const test = await importGateway();
  test.tenant.users.set('u1', { id: 'u1', username: 'ada', isSuspended: false });
  test.tenant.users.set('u2', { id: 'u2', username: 'bo', isSuspended: true });
  test.tenant.roles.set('u1', new Set(['owner']));
  const rows = [
    { user: { username: 'ada' }, roles: ['Owner', 'Editor'], organizations: ['Acme'], isSuspended: true },
    { user: { username: 'bo' }, isSuspended: true },
  ];
  const updates = ['name', 'roles', 'organizations', 'isSuspended'] as const;
  const planned = await test.prepare({ existing: 'update', updates: [...updates], roleIds: ['owner'] }, rows);
  expect(planned).toMatchObject({ plans: { update: 1, already: 1 } });
  expect(planned.needs).toEqual(['organizations:write', 'roles:assign', 'users:suspend']);
  const [first] = await test.rowsOf(planned.id);
  expect(first?.changes.map(({ field }) => field)).toEqual(['roles.editor', 'organizations.acme', 'isSuspended']);
  await test.start(planned.id, 1);
  await test.run();
  expect((await test.read(planned.id)).states).toEqual({ done: 1, skipped: 1 });
  expect(test.tenant.roles.get('u1')).toEqual(new Set(['owner', 'editor']));
  expect((await test.prepare({ existing: 'update', updates: ['name'] }, rows)).plans).toEqual({ already: 2 });
});

it('refuses users who could not sign in, and the roles of rules that are not there', async () => {
  const test = await importGateway();
  const { id } = await test.prepare({}, [
    { user: { name: 'Ada' } },
    { user: { name: 'Bo' }, sourceId: 'b1' },
    { user: { name: 'Cy' }, identities: [{ target: 'github', userId: 'g1' }] },
  ]);
  expect((await test.rowsOf(id)).map(({ plan, code }) => [plan, code])).toEqual([
    ['invalid', 'import.no_identifier'],
    ['invalid', 'import.no_identifier'],
    ['create', 'import.no_password'],
  ]);
  const other = await test.prepare({ roleIds: ['machine'] }, [{ user: { username: 'ada' } }]);
  expect(await test.rowsOf(other.id)).toMatchObject([
    { plan: 'invalid', code: 'import.unknown_role', field: 'machine' },
  ]);
});

it('says which hash or password of a file is left out', async () => {
  const test = await importGateway();
  const { id } = await test.prepare({}, [
    { user: { username: 'ada' }, problems: [{ column: 'passwordHash', problem: 'missing-parameters' }] },
  ]);
  expect(await test.rowsOf(id)).toMatchObject([
    {
      plan: 'create',
      code: 'import.no_password',
      problems: [{ code: 'import.missing-parameters', field: 'passwordHash' }],
    },
  ]);
  expect(await test.json(`GET /usher/imports/${id}`)).toMatchObject({ passwords: { with: 0, without: 1 } });
});

it('links social accounts only where the settings allow it, and only of connectors that are there', async () => {
  const test = await importGateway();
  test.tenant.connectors.push({ type: 'Email', target: 'smtp' });
  const linked = (username: string, target: string) => ({ user: { username }, identities: [{ target, userId: 'x1' }] });
  const rows = [linked('ada', 'github'), linked('bo', 'nosuch'), linked('cy', 'smtp'), { user: { username: 'di' } }];
  const plansOf = async (id: string) => (await test.rowsOf(id)).map(({ plan, code, field }) => [plan, code, field]);
  const unknown = ['invalid', 'import.unknown_connector'];
  const others = [
    [...unknown, 'nosuch'],
    [...unknown, 'smtp'],
    ['create', 'import.no_password', null],
  ];
  const { id } = await test.prepare({}, rows);
  expect(await plansOf(id)).toEqual([['create', 'import.no_password', null], ...others]);
  test.features.identityLinking = false;
  const off = await test.prepare({}, rows);
  expect(await plansOf(off.id)).toEqual([['not-permitted', 'import.identity_linking_off', null], ...others]);
  // The setting was turned off after the preview.
  await test.start(id, 2);
  await test.run();
  expect((await test.rowsOf(id))[0]).toMatchObject({ state: 'failed', code: 'import.identity_linking_off' });
  expect(test.tenant.writes).toEqual(['POST /api/users']);
});

it('does not try a row with a social account while the settings do not allow it', async () => {
  const test = await importGateway();
  const { id } = await test.prepare({}, [
    {
      user: { username: 'ada' },
      identities: [{ target: 'github', userId: 'g1' }],
      password: { kind: 'plain', password: 'Mountain!Lake7' },
    },
  ]);
  test.features.identityLinking = false;
  expect(await test.json(`POST /usher/imports/${id}/trial`, { number: 1, password: 'Mountain!Lake7' })).toEqual({
    state: 'failed',
    code: 'import.identity_linking_off',
  });
  expect(test.tenant.writes).toEqual([]);
});

it('checks plain passwords against the policy of the tenant, and names all that is wrong with a row', async () => {
  const test = await importGateway();
  test.tenant.signInExperience = { passwordPolicy: { length: { min: 12 }, characterTypes: { min: 2 } } };
  const plain = (password: string) => ({ kind: 'plain', password }) as const;
  const { id } = await test.prepare({}, [
    { user: { username: 'ada' }, password: plain('abz') },
    { user: { username: 'bo' }, password: plain('Mountain!Lake7') },
    {
      user: { username: 'not valid' },
      problems: [
        { column: 'Login', problem: 'invalid-username' },
        { column: 'Born', problem: 'invalid-date' },
      ],
      roles: ['None'],
    },
  ]);
  const rows = await test.rowsOf(id);
  expect(rows.map(({ code, field, problems }) => [{ code, field }, ...problems])).toEqual([
    [
      { code: 'import.weak_password', field: 'too_short' },
      { code: 'import.weak_password', field: 'character_types' },
    ],
    [{ code: null, field: null }],
    [
      { code: 'import.invalid-username', field: 'Login' },
      { code: 'import.invalid-date', field: 'Born' },
      { code: 'import.unknown_role', field: 'None' },
    ],
  ]);
});

it('keeps the roles and organizations of deleted users in the snapshot', async () => {
  const test = await importGateway();
  test.tenant.users.set('u1', { id: 'u1', username: 'ada', isSuspended: true });
  test.tenant.roles.set('u1', new Set(['editor']));
  test.tenant.organizations.set('u1', new Set(['acme']));
  const change = { action: 'delete', keepsSnapshot: true };
  const body = { change, selection: { by: 'ids', ids: ['u1'] } };
  const { id } = z.parse(z.object({ id: z.string() }), await test.json('POST /usher/jobs', body));
  await test.run();
  await test.start(id, 1);
  await test.run();
  const file = await (await test.send('admin', `GET /usher/jobs/${id}/snapshot`)).text();
  expect(JSON.parse(file)).toMatchObject({
    id: 'u1',
    username: 'ada',
    isSuspended: true,
    roles: [{ id: 'editor', name: 'Editor' }],
    organizations: [{ id: 'acme', name: 'Acme' }],
  });
});
