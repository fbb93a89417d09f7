import { beforeEach, expect, it } from 'vitest';

import { exportProgress, exportSampleRows, type ExportSelection } from '#contract/exports.ts';
import { job } from '#contract/jobs.ts';
import type { OperatorRole } from '#contract/operators.ts';
import { gatewayWithUsers } from '#gateway/jobs/testing/gateway-with-users.ts';
import { defaultReasonRequired, defaultRolePermissions } from '#gateway/policy/permissions.ts';
import { codeOf, testAuditLog, testGateway } from '#gateway/testing/test-gateway.ts';

const now = 1_800_000_000_000;
const reason = { 'x-usher-reason': 'INC-4711' };
const activity: ExportSelection = { by: 'activity', omitsOwnTokens: false };
const headed = (...names: string[]) => names.map((name) => ({ name, header: name }));

beforeEach(async () => (await testAuditLog()).reset());

/** A gateway in front of a tenant that has 150 entries, every third of which failed. */
async function withActivity() {
  const test = await testGateway({ clock: () => now, policy: { reasonRequired: defaultReasonRequired } });
  const stored = Array.from({ length: 150 }, (_, index) => ({
    id: `e${index}`,
    key: 'Interaction.End',
    createdAt: now - index * 1000,
    payload: {
      key: 'Interaction.End',
      result: index % 3 === 0 ? 'Error' : 'Success',
      userId: 'u1',
      userAgent: '=cmd|x',
    },
  }));
  test.answerWith(({ url }) => {
    const { searchParams } = new URL(url);
    const found = stored.filter(({ createdAt }) => createdAt <= Number(searchParams.get('end_time')));
    const [page, size] = [Number(searchParams.get('page')), Number(searchParams.get('page_size'))];
    return Response.json(found.slice((page - 1) * size, page * size), {
      headers: { 'total-number': String(found.length) },
    });
  });
  return test;
}

type Test = Pick<Awaited<ReturnType<typeof withActivity>>, 'send' | 'gateway' | 'cookies'>;

async function exported(test: Test, role: OperatorRole, body: object) {
  const created = await test.send(
    role,
    'POST /usher/exports',
    { format: 'csv', hasByteOrderMark: false, ...body },
    reason,
  );
  expect(created.status).toBe(201);
  const { id } = exportProgress.parse(await created.json());
  const file = await test.gateway.request(`http://localhost:3000/usher/exports/${id}/file`, {
    headers: { cookie: test.cookies[role] },
  });
  const lines = (await file.text()).split('\r\n').slice(0, -1);
  const progress = exportProgress.parse(await (await test.send(role, `GET /usher/exports/${id}`)).json());
  return { id, file, lines, progress };
}

async function lastExport() {
  const { auditLog } = await testAuditLog();
  return (await auditLog.list({ category: 'exports' }, { page: 1, page_size: 10 })).entries[0];
}

it('exports activity with a filter that Logto does not have, and records it', async () => {
  const test = await withActivity();
  const selection = { ...activity, userId: 'u1', outcome: 'Error' };
  const columns = ['id', 'createdAt', 'outcome', 'payload.userAgent'];
  const sample = await test.send('support', 'POST /usher/export-sample', { columns, selection });
  const { total, rows } = exportSampleRows.parse(await sample.json());
  expect([total, rows.length, rows[1]]).toEqual([150, 10, ['e3', '2027-01-15T07:59:57.000Z', 'Error', '=cmd|x']]);

  const { file, lines, progress } = await exported(test, 'support', { selection, columns: headed(...columns) });
  expect(file.headers.get('content-disposition')).toBe('attachment; filename="activity-2027-01-15.csv"');
  expect([lines.length, lines[2]]).toEqual([51, `e3,2027-01-15T07:59:57.000Z,Error,"'=cmd|x"`]);
  expect(progress).toMatchObject({ source: 'activity', state: 'done', rows: 50, read: 150, total: 150 });
  expect(await lastExport()).toMatchObject({
    action: 'activity:export',
    reason: 'INC-4711',
    outcome: { status: 200 },
    after: {
      exportFormat: 'csv',
      exportColumns: columns,
      exportSelection: 'activity',
      exportConditions: [`end_time=${now}`, 'outcome=Error'],
      userIds: ['u1'],
      exportedRows: 50,
    },
  });
});

it('exports the rows of a job with its filter, for operators who may run jobs', async () => {
  const test = await gatewayWithUsers({ users: 5 });
  const { id } = await test.prepare({ action: 'suspend' }, ['u1', 'u2', 'u3', 'gone']);
  const columns = headed('number', 'userId', 'label', 'plan');
  const selection = { by: 'job', jobId: id, plan: 'change', search: 'u' };
  const { lines, file, progress } = await exported(test, 'admin', { selection, columns });
  expect(lines[0]).toBe('number,userId,label,plan');
  expect(lines.slice(1).map((line) => line.split(',')[1])).toEqual(['u1', 'u2', 'u3']);
  expect(file.headers.get('content-disposition')).toMatch(/"job-rows-/);
  expect(progress).toMatchObject({ source: 'jobRows', rows: 3, read: 3, total: 3 });
  expect(await lastExport()).toMatchObject({
    action: 'jobs:export',
    target: { type: 'job', id },
    after: { exportSelection: 'job', exportConditions: ['plan=change', 'search'], exportedRows: 3 },
  });
  const refused = await test.send('support', 'POST /usher/export-sample', { selection, columns: ['number'] });
  expect([refused.status, await codeOf(refused)]).toEqual([403, 'gateway.not_permitted']);
  const missing = await test.send('admin', 'POST /usher/export-sample', {
    selection: { by: 'job', jobId: 'none' },
    columns: ['number'],
  });
  expect(await codeOf(missing)).toBe('gateway.job_not_found');
  expect(job.parse(await test.json(`GET /usher/jobs/${id}`)).state).toBe('ready');
});

it('takes the permission of the source at the time of the download', async () => {
  const test = await gatewayWithUsers({ users: 1 });
  const { id: jobId } = await test.prepare({ action: 'suspend' });
  const body = { format: 'csv', hasByteOrderMark: false, columns: headed('number'), selection: { by: 'job', jobId } };
  const { id } = exportProgress.parse(await test.json('POST /usher/exports', body));
  const admin = defaultRolePermissions.admin.filter((one) => one !== 'jobs:run');
  const later = await testGateway({
    clock: () => now,
    policy: { rolePermissions: { ...defaultRolePermissions, admin } },
  });
  expect(await codeOf(await later.send('admin', `GET /usher/exports/${id}/file`))).toBe('gateway.not_permitted');
});

it.each([
  ['a member of another source', { columns: headed('primaryEmail'), selection: activity }],
  ['custom data of an entry', { columns: headed('customData.plan'), selection: activity }],
  ['the snapshot of a row', { columns: headed('snapshot'), selection: { by: 'job', jobId: 'j1' } }],
  ['an unknown outcome', { columns: headed('id'), selection: { ...activity, outcome: 'Other' } }],
])('refuses %s', async (_what, body) => {
  const test = await withActivity();
  const answer = await test.send(
    'admin',
    'POST /usher/exports',
    { format: 'csv', hasByteOrderMark: false, ...body },
    reason,
  );
  expect([answer.status, await codeOf(answer)]).toEqual([400, 'gateway.invalid_input']);
});
