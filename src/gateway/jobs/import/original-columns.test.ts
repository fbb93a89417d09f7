import { beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';

import { type ImportRow, maxOriginalLength } from '#contract/imports.ts';
import { gatewayWithUsers } from '#gateway/jobs/testing/gateway-with-users.ts';
import { codeOf, testAuditLog } from '#gateway/testing/test-gateway.ts';

beforeEach(async () => {
  await (await testAuditLog()).reset();
});

const rules = {
  source: 'table',
  fileName: 'people.csv',
  matchBy: ['username'],
  existing: 'skip',
  updates: [],
  sourceKey: null,
  skipsUnverified: false,
  roleIds: [],
  organizationIds: [],
  suspends: false,
  withoutPassword: 'none',
  allowsPlainPasswords: true,
};

const rowsOfFile: ImportRow[] = [
  { number: 1, user: { username: 'ada' }, original: ['ada', '=1+1', ''] },
  { number: 2, user: { username: 'not valid' }, original: ['not valid', 'a,b "c"', 'two\nlines'] },
  { number: 3, user: { username: 'grace' } },
];

/** A checked import, whose tenant has one user, `ada`. */
async function checkedImport(rows: readonly object[] = rowsOfFile, columns?: readonly string[]) {
  const test = await gatewayWithUsers();
  test.answerWith((request) => {
    const { pathname } = new URL(request.url);
    if (pathname === '/api/sign-in-exp') return Response.json({});
    const isList = request.method === 'GET' && pathname === '/api/users';
    if (pathname === '/api/users/u1') return Response.json({ code: 'entity.not_found' }, { status: 404 });
    const users = isList ? [{ id: 'u1', username: 'ada' }] : [];
    return Response.json(users, { headers: { 'total-number': String(users.length) } });
  });
  const created = await test.json('POST /usher/imports', { rules, rows: rows.length, columns });
  const { id } = z.parse(z.object({ id: z.string() }), created);
  const put = (given: readonly object[]) => test.send('admin', `PUT /usher/imports/${id}/rows`, { rows: given });
  const isPut = await put(rows);
  await test.json(`POST /usher/imports/${id}/check`);
  await test.run();
  const file = async () => (await test.send('admin', `GET /usher/jobs/${id}/file`)).text();
  return { ...test, id, put, isPut, file };
}

describe('the result file of an import', () => {
  const columns = ['login', '=note', 'more'];

  it('has the original columns first, without formulas, and empty cells for rows that have none', async () => {
    const { file } = await checkedImport(rowsOfFile, columns);
    const lines = (await file()).split('\r\n');
    expect(lines[0]).toBe(`login,"'=note",more,row,userId,label,plan,state,code,field,changes,finishedAt`);
    expect(lines[1]).toMatch(/^ada,"'=1\+1",,1,u1,ada,skipped,skipped,import\.exists,/);
    expect(lines[2]).toMatch(
      /^not valid,"a,b ""c""","two\nlines",2,,not valid,invalid,skipped,import\.invalid,username,/,
    );
    expect(lines[3]).toMatch(/^,,,3,,grace,create,waiting,/);
  });

  it('keeps the original cells of a row that is edited, which the browser does not get', async () => {
    const { file, put, json, run, id } = await checkedImport(rowsOfFile, columns);
    const row = { number: 2, user: { username: 'valid' } };
    expect((await put([row])).status).toBe(204);
    await run();
    expect(await json(`GET /usher/imports/${id}/rows/2`)).toEqual({ row, hasPassword: false });
    expect((await file()).split('\r\n')[2]).toMatch(/^not valid,"a,b ""c""","two\nlines",2,,valid,create/);
  });

  it('has the ledger only if the import has no columns', async () => {
    expect(await (await checkedImport()).file()).toMatch(/^row,userId,.*\r\n1,u1,ada,/);
  });

  it('refuses original cells that are too long', async () => {
    const row = (length: number) => ({ number: 1, user: {}, original: ['x', 'x'.repeat(length - 1)] });
    const { isPut } = await checkedImport([row(maxOriginalLength + 1)], columns);
    expect([isPut.status, await codeOf(isPut)]).toEqual([400, 'gateway.invalid_input']);
    expect((await checkedImport([row(maxOriginalLength)], columns)).isPut.status).toBe(204);
  });
});

it('erases the imported row of a user with the data in the audit log, and does not carry it out', async () => {
  const { send, json, rowsOf, id } = await checkedImport(rowsOfFile, ['login', 'note', 'more']);
  const { db } = await testAuditLog();
  // As a row that updates its user, and waits.
  const ofUser = () => db.updateTable('gateway_job_rows').where('user_id', '=', 'u1');
  await ofUser()
    .set({ state: 'waiting', plan: 'update', steps: '[{"do":"set-fields","fields":{"name":"Ada"}}]' })
    .execute();
  const erased = await send('admin', 'POST /usher/audit-log/erase', { userId: 'u1', reason: 'GDPR-1' });
  expect(erased.status).toBe(204);

  expect((await rowsOf(id))[0]).toMatchObject({ label: 'u1', plan: 'skipped', state: 'skipped', code: 'job.excluded' });
  const rows = await db.selectFrom('gateway_job_rows').selectAll().where('job_id', '=', id).orderBy('number').execute();
  expect(rows[0]).toMatchObject({ source: null, original: null, steps: '[]', sealed: null });
  expect(rows[1]?.original).toContain('not valid');
  const keys = await db.selectFrom('gateway_job_keys').select('key').where('job_id', '=', id).orderBy('key').execute();
  expect(keys.map(({ key }) => key)).toEqual(['username:grace', 'username:not valid']);
  expect(JSON.stringify(await json(`GET /usher/jobs/${id}/rows`))).not.toContain('ada');
});
