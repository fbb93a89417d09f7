import { beforeEach, expect, it } from 'vitest';
import * as z from 'zod';

import { exportProgress, exportSampleRows, type NewExport } from '#contract/exports.ts';
import type { OperatorRole } from '#contract/operators.ts';
import { GatewayFault } from '#gateway/gateway-fault.ts';
import { defaultReasonRequired } from '#gateway/policy/permissions.ts';
import { codeOf, testAuditLog, testGateway } from '#gateway/testing/test-gateway.ts';

type Test = Awaited<ReturnType<typeof testGateway>>;
type Options = NonNullable<Parameters<typeof testGateway>[0]>;

const reason = { 'x-usher-reason': 'INC-4711' };
const request = {
  format: 'csv',
  columns: [
    { name: 'id', header: 'ID' },
    { name: 'name', header: 'Full name' },
    { name: 'customData.plan', header: 'Plan' },
  ],
  hasByteOrderMark: false,
  selection: { by: 'search', query: '' },
} as const satisfies NewExport;

let now: number;
let stored: { id: string; name: string; customData: object }[];

beforeEach(async () => {
  now = 1_800_000_000_000;
  stored = Array.from({ length: 250 }, (_, index) => ({ id: `u${index}`, name: `Ada ${index}`, customData: {} }));
  await (await testAuditLog()).reset();
});

function answerFrom({ url }: Request): Response {
  const { searchParams, pathname } = new URL(url);
  const asked = searchParams.getAll('search.id');
  const text = searchParams.get('search')?.replaceAll('%', '');
  const matching = stored
    .filter(({ id }) => asked.length === 0 || asked.includes(id))
    .filter(({ name }) => text === undefined || name.includes(text))
    .slice(0, pathname.includes('/roles/') ? 2 : undefined);
  const [page, size] = [Number(searchParams.get('page')), Number(searchParams.get('page_size'))];
  return Response.json(matching.slice((page - 1) * size, page * size), {
    headers: { 'total-number': String(matching.length) },
  });
}

async function open({ policy, ...options }: Options = {}): Promise<Test> {
  const test = await testGateway({
    clock: () => now,
    policy: { reasonRequired: defaultReasonRequired, ...policy },
    ...options,
  });
  test.answerWith(answerFrom);
  return test;
}

async function create(test: Test, changes: Partial<NewExport> = {}, role: OperatorRole = 'support'): Promise<string> {
  const answer = await test.send(role, 'POST /usher/exports', { ...request, ...changes }, reason);
  expect(answer.status).toBe(201);
  return exportProgress.parse(await answer.json()).id;
}

const download = (test: Test, id: string, role: OperatorRole = 'support') =>
  // As the browser does it, without the console's headers.
  test.gateway.request(`http://localhost:3000/usher/exports/${id}/file`, { headers: { cookie: test.cookies[role] } });

const progress = async (test: Test, id: string) =>
  exportProgress.parse(await (await test.send('support', `GET /usher/exports/${id}`)).json());

async function events() {
  const { auditLog } = await testAuditLog();
  const { entries } = await auditLog.list({ category: 'exports' }, { page: 1, page_size: 10 });
  return entries;
}

it('downloads all users, and records who, why, what, which columns and how many, but no values', async () => {
  stored[3] = { id: 'u3', name: '=HYPERLINK("x")', customData: { plan: 'gold' } };
  const test = await open();
  const id = await create(test);
  expect(await progress(test, id)).toMatchObject({ state: 'ready', rows: 0, total: 250 });
  expect(await events()).toEqual([]);
  const answer = await download(test, id);
  expect([...answer.headers].filter(([name]) => name.startsWith('content-') || name === 'cache-control')).toEqual([
    ['cache-control', 'no-store'],
    ['content-disposition', 'attachment; filename="users-2027-01-15.csv"'],
    ['content-type', 'text/csv; charset=utf-8'],
  ]);
  const lines = (await answer.text()).split('\r\n');
  expect([lines.length, lines[0], lines[4]]).toEqual([252, 'ID,Full name,Plan', `u3,"'=HYPERLINK(""x"")",gold`]);
  expect(await progress(test, id)).toMatchObject({ state: 'done', rows: 250, total: 250, cutCells: 0, code: null });
  const [event, ...others] = await events();
  expect(others).toEqual([]);
  expect(event).toMatchObject({
    kind: 'write',
    action: 'users:export',
    operator: { role: 'support' },
    reason: 'INC-4711',
    method: 'GET',
    route: '/usher/exports/:exportId/file',
    outcome: { status: 200, code: null },
    after: {
      exportFormat: 'csv',
      exportColumns: ['id', 'name', 'customData.plan'],
      exportSelection: 'all',
      exportedUsers: 250,
    },
  });
  expect(JSON.stringify(event)).not.toMatch(/HYPERLINK|gold|Ada/);
});

it('exports selected users, the results of a search, and the users of a role', async () => {
  const test = await open();
  const selections = [
    [{ by: 'ids', ids: ['u7', 'gone', 'u5'] }, 'u7 u5', { exportSelection: 'ids', userIds: ['u7', 'gone', 'u5'] }],
    [
      { by: 'search', query: 'search=%25Ada%2017%25&isCaseSensitive=true' },
      'u17 u170 u171 u172 u173 u174 u175 u176 u177 u178 u179',
      { exportSelection: 'search', exportConditions: ['search', 'isCaseSensitive=true'] },
    ],
    [{ by: 'role', roleId: 'r1' }, 'u0 u1', { exportSelection: 'role', roleId: 'r1' }],
  ] as const satisfies [NewExport['selection'], string, object][];
  for (const [selection, expected, described] of selections) {
    const csv = await (await download(test, await create(test, { selection }))).text();
    const ids = csv.split('\r\n').slice(1, -1);
    expect(ids.map((line) => line.split(',')[0]).join(' ')).toBe(expected);
    expect((await events())[0]).toMatchObject({ after: { ...described, exportedUsers: ids.length } });
  }
  expect((await events())[0]?.target).toEqual({ type: 'role', id: 'r1' });
  expect(JSON.stringify(await events())).not.toContain('Ada 17');
});

it('shows a sample of ten users', async () => {
  const test = await open();
  const columns = ['name', 'id'];
  const { selection } = request;
  const answer = await test.send('support', 'POST /usher/export-sample', { columns, selection });
  const { total, rows } = exportSampleRows.parse(await answer.json());
  expect([total, rows.length, rows[9]]).toEqual([250, 10, ['Ada 9', 'u9']]);
  const named = { by: 'ids', ids: stored.slice(0, 90).map(({ id }) => id) };
  const ofNamed = await test.send('support', 'POST /usher/export-sample', { columns, selection: named });
  expect(await ofNamed.json()).toMatchObject({ total: 90, rows: { length: 10 } });
  expect(await events()).toEqual([]);
});

it('requires the permission, unmasked data, and for patterns the permission to search', async () => {
  const rolePermissions = {
    viewer: ['users:read', 'users:export', 'users:search'],
    support: ['users:read', 'users:unmask', 'users:search'],
    admin: ['users:read', 'users:unmask', 'users:export'],
  } as const;
  const test = await open({ policy: { rolePermissions } });
  for (const role of ['viewer', 'support'] as const) {
    for (const line of ['POST /usher/exports', 'POST /usher/export-sample']) {
      expect(await codeOf(await test.send(role, line, request, reason))).toBe('gateway.not_permitted');
    }
  }
  const pattern = { by: 'search', query: 'search=%25a%25' } as const;
  const refused = await test.send('admin', 'POST /usher/exports', { ...request, selection: pattern }, reason);
  expect(await codeOf(refused)).toBe('gateway.search_not_permitted');
  await create(test, { selection: { by: 'search', query: 'search.name=Ada&mode.name=exact' } }, 'admin');
});

it('takes the permission at the time of the download', async () => {
  const id = await create(await open());
  const rolePermissions = { viewer: [], support: ['users:read', 'users:unmask'], admin: [] } as const;
  const later = await open({ policy: { rolePermissions } });
  expect(await codeOf(await download(later, id))).toBe('gateway.not_permitted');
});

it('requires a reason', async () => {
  const answer = await (await open()).send('support', 'POST /usher/exports', request);
  expect([answer.status, await codeOf(answer)]).toEqual([400, 'gateway.reason_required']);
});

it('refuses more users than are left of the quota, and counts those that were exported', async () => {
  const quota = (hour: number) => ({
    viewer: { hour, day: 1e6 },
    support: { hour, day: 1e6 },
    admin: { hour, day: 1e6 },
  });
  const tooFew = await (
    await open({ policy: { readQuotas: quota(249) } })
  ).send('support', 'POST /usher/exports', request, reason);
  expect([tooFew.status, await codeOf(tooFew)]).toEqual([429, 'gateway.read_quota_exceeded']);
  const test = await open({ policy: { readQuotas: quota(251) } });
  const [first, second] = [await create(test), await create(test)];
  expect((await (await download(test, first)).text()).split('\r\n')).toHaveLength(252);
  expect(await codeOf(await download(test, second))).toBe('gateway.read_quota_exceeded');
  expect(await progress(test, second)).toMatchObject({ state: 'failed', code: 'gateway.read_quota_exceeded', rows: 0 });
  expect((await events())[0]).toMatchObject({ outcome: { status: 429 }, after: { exportedUsers: 0 } });
});

it('breaks the file off when the users cannot be read on, and says so', async () => {
  const test = await open();
  const id = await create(test);
  test.answerWith((asked) =>
    asked.url.includes('page=2')
      ? new Response('<html>', { headers: { 'content-type': 'text/html' } })
      : answerFrom(asked),
  );
  const answer = await download(test, id);
  expect(answer.status).toBe(200);
  await expect(answer.text()).rejects.toBeInstanceOf(GatewayFault);
  expect(await progress(test, id)).toMatchObject({ state: 'failed', code: 'gateway.upstream_bad_answer', rows: 100 });
  expect((await events())[0]).toMatchObject({ outcome: { status: 502 }, after: { exportedUsers: 100 } });
  expect(test.faults).toHaveLength(1);
  // It can be started again.
  test.answerWith(answerFrom);
  expect((await (await download(test, id)).text()).split('\r\n')).toHaveLength(252);
  expect(await progress(test, id)).toMatchObject({ state: 'done', code: null });
});

it('answers with the failure when the first users cannot be read', async () => {
  const test = await open();
  const id = await create(test);
  test.answerWith(() => new Response('<html>', { headers: { 'content-type': 'text/html' } }));
  const answer = await download(test, id);
  expect([answer.status, await codeOf(answer)]).toEqual([502, 'gateway.upstream_bad_answer']);
  expect(await progress(test, id)).toMatchObject({ state: 'failed' });
});

it('stops when the browser closes the connection', async () => {
  const test = await open();
  const id = await create(test);
  const reader = (await download(test, id)).body?.getReader();
  await reader?.read();
  await reader?.read();
  await reader?.cancel();
  expect(await progress(test, id)).toMatchObject({ state: 'canceled', rows: 100, code: null });
  expect((await events())[0]).toMatchObject({
    outcome: { code: 'gateway.export_canceled' },
    after: { exportedUsers: 100 },
  });
  // The size of the list, and the first page.
  expect(test.seen).toHaveLength(2);
  expect(test.faults).toEqual([]);
});

it('stops when the operator cancels it, or is signed out', async () => {
  const test = await open();
  const [canceled, ended] = [await create(test), await create(test)];
  for (const [id, stop, state] of [
    [canceled, () => test.send('support', `DELETE /usher/exports/${canceled}`), { state: 'canceled' }],
    [ended, () => test.send('support', 'POST /usher/sign-out'), { state: 'failed', code: 'gateway.signed_out' }],
  ] as const) {
    const reader = (await download(test, id)).body?.getReader();
    await reader?.read();
    await stop();
    now += 2000;
    const rest = async () => {
      for (;;) if ((await reader?.read())?.done !== false) return;
    };
    await expect(rest()).rejects.toBeInstanceOf(GatewayFault);
    const other = await testGateway({ clock: () => now });
    const answer = await other.send('support', `GET /usher/exports/${id}`);
    expect(await answer.json()).toMatchObject({ ...state, rows: 100 });
  }
  expect(test.faults).toEqual([]);
});

it('is one operator’s own, for an hour, and not downloaded twice at once, in any process', async () => {
  const [one, another] = [await open(), await open()];
  const id = await create(one);
  for (const line of [`GET /usher/exports/${id}`, `GET /usher/exports/${id}/file`, 'GET /usher/exports/none/file']) {
    expect(await codeOf(await another.send('admin', line))).toBe('gateway.export_not_found');
  }
  await another.send('admin', `DELETE /usher/exports/${id}`);
  expect(await progress(another, id)).toMatchObject({ state: 'ready' });
  const running = await download(another, id);
  expect(await codeOf(await download(one, id))).toBe('gateway.conflict');
  // The process of the download ended.
  now += 4 * 60_000;
  expect(await progress(one, id)).toMatchObject({ state: 'failed' });
  expect((await download(one, id)).status).toBe(200);
  await running.body?.cancel();
  expect(await progress(one, id)).toMatchObject({ state: 'running' });
  now += 60 * 60_000;
  expect(await codeOf(await download(await open(), id))).toBe('gateway.export_not_found');
});

it('deletes exports after a day', async () => {
  const test = await open();
  await create(test);
  now += 25 * 60 * 60_000;
  const kept = await create(await open());
  const { db, exports } = await testAuditLog();
  const stored = () => db.selectFrom('gateway_exports').select('id').execute();
  expect(await stored()).toHaveLength(2);
  const end = exports(() => now).keepClean((error) => expect(error).toBeUndefined());
  await expect.poll(stored).toEqual([{ id: kept }]);
  end();
});

it('refuses sheets with more rows than Excel has', async () => {
  const test = await open({
    policy: { readQuotas: { viewer: quotaOf(1e9), support: quotaOf(1e9), admin: quotaOf(1e9) } },
  });
  test.answerWith(() => Response.json([], { headers: { 'total-number': '1048576' } }));
  const answer = await test.send('support', 'POST /usher/exports', { ...request, format: 'xlsx' }, reason);
  expect([answer.status, await codeOf(answer)]).toEqual([422, 'gateway.export_too_large']);
  await create(test);
});

const quotaOf = (rows: number) => ({ hour: rows, day: rows });

it('counts cut cells in sheets', async () => {
  stored = [{ id: 'u0', name: 'x'.repeat(40_000), customData: {} }];
  const test = await open();
  const id = await create(test, { format: 'xlsx' });
  await (await download(test, id)).arrayBuffer();
  expect(await progress(test, id)).toMatchObject({ state: 'done', cutCells: 1 });
});

it('does not begin a download for HEAD', async () => {
  const test = await open();
  const id = await create(test);
  expect((await test.send('support', `HEAD /usher/exports/${id}/file`)).status).toBe(200);
  expect(await progress(test, id)).toMatchObject({ state: 'ready' });
});

it('records nothing that it could not record at the start', async () => {
  const test = await open();
  const id = await create(test);
  const { goDown, comeBack } = await testAuditLog();
  await goDown();
  expect(await codeOf(await download(test, id))).toBe('gateway.audit_log_unavailable');
  await comeBack();
  expect(await progress(test, id)).toMatchObject({ state: 'failed' });
});

const columnOf = (name: string, header = name) => ({ name, header });

it.each<Record<string, unknown>>([
  { columns: [] },
  { columns: [columnOf('passwordDigest')] },
  { columns: [columnOf('customData.')] },
  { columns: [columnOf('id', ' ')] },
  { columns: [columnOf('id'), columnOf('id', 'again')] },
  { columns: [columnOf('id', 'same'), columnOf('name', 'same')] },
  { columns: Array.from({ length: 101 }, (_, index) => columnOf(`customData.${index}`)) },
  { format: 'pdf' },
  { selection: { by: 'ids', ids: [] } },
  { selection: { by: 'list', entries: [{ entry: 'ada', ids: ['u1'] }] } },
  { selection: undefined },
])('refuses request %#', async (changes) => {
  const answer = await (await open()).send('support', 'POST /usher/exports', { ...request, ...changes }, reason);
  expect([answer.status, await codeOf(answer)]).toEqual([400, 'gateway.invalid_input']);
});

it('takes the longest list of users', async () => {
  const ids = Array.from({ length: 50_000 }, (_, index) => `u${index}`.padStart(12, '0'));
  const id = await create(await open(), { selection: { by: 'ids', ids } });
  const { db } = await testAuditLog();
  const { request: text } = await db
    .selectFrom('gateway_exports')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  expect(
    z.object({ selection: z.object({ ids: z.array(z.string()) }) }).parse(JSON.parse(text)).selection.ids,
  ).toHaveLength(50_000);
});
