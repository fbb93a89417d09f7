import { createHmac } from 'node:crypto';

import { beforeEach, expect, it } from 'vitest';
import * as z from 'zod';

import { maxNoteLength, maxNotes, note, noteConflict, type Note } from '#contract/notes.ts';
import type { OperatorRole } from '#contract/operators.ts';
import { codeOf, testAuditLog, testGateway } from '#gateway/testing/test-gateway.ts';

type Test = Awaited<ReturnType<typeof testGateway>>;

const limits = { 'sign-in': 1e6, write: 1e6, reveal: 1e6, search: 1e6, webhook: 1e6 };
let now: number;

/** Returns a gateway whose tenant has every user. */
async function openGateway(policy: NonNullable<Parameters<typeof testGateway>[0]>['policy'] = {}): Promise<Test> {
  const test = await testGateway({ clock: () => now, policy: { rateLimits: limits, reasonRequired: [], ...policy } });
  test.answerWith((request) =>
    request.method === 'DELETE' ? new Response(null, { status: 204 }) : Response.json({ id: 'u1', name: 'Ada' }),
  );
  return test;
}

beforeEach(async () => {
  now = 1_800_000_000_000;
  await (await testAuditLog()).reset();
});

const shape = z.strictObject(note.shape);
async function add({ send }: Test, role: OperatorRole, text: string, userId = 'u1'): Promise<Note> {
  const answer = await send(role, `POST /usher/users/${userId}/notes`, { text });
  expect(answer.status).toBe(201);
  now += 1000;
  return shape.parse(await answer.json());
}
async function listed({ send }: Test, role: OperatorRole = 'support', userId = 'u1'): Promise<Note[]> {
  return z.array(shape).parse(await (await send(role, `GET /usher/users/${userId}/notes`)).json());
}
const pathOf = ({ userId, id }: Note) => `/usher/users/${userId}/notes/${id}`;
const textsOf = (notes: readonly Note[]) => notes.map(({ text }) => text);

it('adds notes, and lists them newest first with the author', async () => {
  const test = await openGateway();
  await add(test, 'support', 'Called about INC-1.\r\nWill call again.');
  await add(test, 'admin', '  asked for the passport\t');
  const notes = await listed(test);
  expect(textsOf(notes)).toEqual(['asked for the passport', 'Called about INC-1.\nWill call again.']);
  expect(notes.map(({ isOwn }) => isOwn)).toEqual([false, true]);
  expect(notes[1]).toMatchObject({ createdAt: 1_800_000_000_000, edited: null, isPinned: false, version: 1 });
  expect(await listed(test, 'support', 'u2')).toEqual([]);
});

it('keeps notes from operators who see masked data, even with the permission', async () => {
  const test = await openGateway({
    rolePermissions: { viewer: ['users:read', 'notes:read', 'notes:write'], support: ['notes:read'], admin: [] },
  });
  for (const role of ['viewer', 'support'] as const) {
    expect(await codeOf(await test.send(role, 'GET /usher/users/u1/notes'))).toBe('gateway.not_permitted');
    expect(await codeOf(await test.send(role, 'GET /usher/notes?search=INC'))).toBe('gateway.not_permitted');
    expect(await codeOf(await test.send(role, 'POST /usher/users/u1/notes', { text: 'x' }))).toBe(
      'gateway.not_permitted',
    );
  }
});

it('lets the author and administrators edit and delete a note', async () => {
  const test = await openGateway();
  const [own, other] = [await add(test, 'support', 'own'), await add(test, 'admin', 'other')];
  const edited = await test.send('support', `PATCH ${pathOf(own)}`, { text: 'mine', version: 1 });
  expect(await edited.json()).toMatchObject({ text: 'mine', version: 2, edited: { at: now }, isOwn: true });
  for (const [line, body] of [
    [`PATCH ${pathOf(other)}`, { text: 'changed', version: 1 }],
    [`DELETE ${pathOf(other)}`, undefined],
  ] as const) {
    const answer = await test.send('support', line, body);
    expect([answer.status, await codeOf(answer)]).toEqual([403, 'gateway.not_permitted']);
  }
  const corrected = await test.send('admin', `PATCH ${pathOf(own)}`, { text: 'corrected', version: 2 });
  expect(await corrected.json()).toMatchObject({ text: 'corrected', author: own.author, isOwn: false });
  expect((await test.send('admin', `DELETE ${pathOf(own)}`)).status).toBe(204);
  expect(textsOf(await listed(test))).toEqual(['other']);
});

it('refuses an edit of an older version, and returns the stored note', async () => {
  const [one, another] = [await openGateway(), await openGateway()];
  const added = await add(one, 'admin', 'first');
  // Two processes at once: exactly one wins.
  const answers = await Promise.all(
    [one, another].map(async ({ send }, index) =>
      send('admin', `PATCH ${pathOf(added)}`, { text: `changed ${index}`, version: 1 }),
    ),
  );
  const [stored] = await listed(one, 'admin');
  const lost = answers.find(({ status }) => status === 409);
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 409]));
  const refusal = z.object({ code: z.string(), data: noteConflict }).parse(await lost?.json());
  expect(refusal).toEqual({ code: 'gateway.conflict', data: { note: stored } });
  const { auditLog } = await testAuditLog();
  const { entries } = await auditLog.list({ outcome: 'failed' }, { page: 1, page_size: 10 });
  expect(entries).toMatchObject([{ action: 'notes:write', outcome: { status: 409, code: 'gateway.conflict' } }]);
});

it('pins one note of a user at most, also from several processes', async () => {
  const [one, another] = [await openGateway(), await openGateway()];
  const notes = [await add(one, 'admin', 'a'), await add(one, 'support', 'b'), await add(one, 'admin', 'c')];
  const pins = notes.map(async (each, index) =>
    (index === 0 ? one : another).send('support', `PUT ${pathOf(each)}/pin`),
  );
  expect((await Promise.all(pins)).map(({ status }) => status)).toEqual([204, 204, 204]);
  const [first, ...others] = await listed(one);
  expect([first?.isPinned, ...others.map(({ isPinned }) => isPinned)]).toEqual([true, false, false]);

  const [oldest] = notes;
  if (oldest === undefined) throw new Error('no note');
  await one.send('support', `PUT ${pathOf(oldest)}/pin`);
  expect(textsOf(await listed(one))).toEqual(['a', 'c', 'b']);
  await one.send('support', `DELETE ${pathOf(oldest)}/pin`);
  expect(textsOf(await listed(one))).toEqual(['c', 'b', 'a']);
});

it('finds notes of any user by all words, in any case, and takes wildcards literally', async () => {
  const test = await openGateway();
  await add(test, 'support', 'Refund for INC-4711 promised');
  await add(test, 'support', 'inc-4711: refund made', 'u2');
  await add(test, 'support', '100% sure, a_b', 'u3');
  const found = async (search: string) => {
    const answer = await test.send('support', `GET /usher/notes?search=${encodeURIComponent(search)}`);
    return z.array(shape).parse(await answer.json());
  };
  expect((await found('refund INC-4711')).map(({ userId }) => userId)).toEqual(['u2', 'u1']);
  expect(await found('refund INC-4712')).toEqual([]);
  expect(textsOf(await found('0%'))).toEqual(['100% sure, a_b']);
  expect(await found('%%')).toEqual([]);
  expect(await found('a\\b')).toEqual([]);
  expect(await found('__')).toEqual([]);
});

it('never records the text of a note', async () => {
  const test = await openGateway();
  const added = await add(test, 'support', 'something confidential');
  await test.send('support', `PATCH ${pathOf(added)}`, { text: 'more confidential', version: 1 });
  await test.send('support', `PUT ${pathOf(added)}/pin`);
  await test.send('support', `DELETE ${pathOf(added)}`);
  const { auditLog } = await testAuditLog();
  const { entries } = await auditLog.list({ action: 'notes:write' }, { page: 1, page_size: 10 });
  expect(entries.map(({ after }) => after?.['noteChange'])).toEqual(['deleted', 'pinned', 'edited', 'added']);
  expect(entries.every(({ targetUserId }) => targetUserId === 'u1')).toBe(true);
  expect(JSON.stringify(entries)).not.toContain('confidential');
  // Notes have a category of their own, so that the history of the account has its changes only.
  const history = await test.send('support', 'GET /usher/users/u1/history');
  expect(await history.json()).toEqual([]);
  const categorized = await auditLog.list({ category: 'notes' }, { page: 1, page_size: 10 });
  expect(categorized.total.count).toBe(4);
});

it('erases the notes with the user’s data in the audit log', async () => {
  const test = await openGateway({ auditMinDays: 0 });
  await add(test, 'support', 'about u1');
  await add(test, 'support', 'about u2', 'u2');
  now += 1000;
  const erased = await test.send('admin', 'POST /usher/audit-log/erase', { userId: 'u1', reason: 'GDPR-1 request' });
  expect(erased.status).toBe(204);
  expect(await listed(test)).toEqual([]);
  expect(textsOf(await listed(test, 'support', 'u2'))).toEqual(['about u2']);
});

it('erases the notes of a deleted user, unless the deletion failed', async () => {
  const test = await openGateway();
  await add(test, 'support', 'about u1');
  test.answerWith(({ method }) =>
    method === 'DELETE' ? Response.json({ code: 'x' }, { status: 422 }) : Response.json({ id: 'u1', name: 'Ada' }),
  );
  await test.send('admin', 'DELETE /api/users/u1');
  expect(await listed(test)).toHaveLength(1);
  test.answerWith(({ method }) =>
    method === 'DELETE' ? new Response(null, { status: 204 }) : Response.json({ id: 'u1', name: 'Ada' }),
  );
  expect((await test.send('admin', 'DELETE /api/users/u1')).status).toBe(204);
  expect(await listed(test)).toEqual([]);
});

it('erases the notes of a user who was deleted in Logto', async () => {
  const test = await openGateway({ webhookSecret: 'hook' });
  await add(test, 'support', 'about u1');
  for (const event of ['User.SuspensionStatus.Updated', 'User.Deleted']) {
    expect(await listed(test)).toHaveLength(1);
    const body = JSON.stringify({ event, params: { userId: 'u1' } });
    const answer = await test.gateway.request('http://localhost:3000/usher/webhooks/logto', {
      method: 'POST',
      body,
      headers: { 'logto-signature-sha-256': createHmac('sha256', 'hook').update(body).digest('hex') },
    });
    expect(answer.status).toBe(204);
  }
  expect(await listed(test)).toEqual([]);
});

it.each([
  ['POST /usher/users/u1/notes', { text: ' \n ' }],
  ['POST /usher/users/u1/notes', { text: 'x'.repeat(maxNoteLength + 1) }],
  ['POST /usher/users/u1/notes', { text: 'a\u0000b' }],
  ['POST /usher/users/u1/notes', {}],
  ['POST /usher/users/u1/notes', undefined],
  ['POST /usher/users/a%00b/notes', { text: 'x' }],
  ['PATCH /usher/users/u1/notes/n1', { text: 'x' }],
  ['PATCH /usher/users/u1/notes/n1', { text: 'x', version: '1' }],
  ['DELETE /usher/users/u1/notes/a%00b', undefined],
  ['GET /usher/users/a%00b/notes', undefined],
  ['GET /usher/notes', undefined],
  ['GET /usher/notes?search=a', undefined],
  ['GET /usher/notes?search=a%00b', undefined],
])('refuses %s with %j', async (line, body) => {
  const answer = await (await openGateway()).send('support', line, body);
  expect([answer.status, await codeOf(answer)]).toEqual([400, 'gateway.invalid_input']);
});

it('accepts the longest note', async () => {
  const test = await openGateway();
  await add(test, 'support', 'x'.repeat(maxNoteLength));
  expect((await listed(test))[0]?.text).toHaveLength(maxNoteLength);
});

it('refuses notes about unknown users, and changes of unknown notes', async () => {
  const test = await openGateway();
  const { id } = await add(test, 'support', 'about u1');
  for (const line of ['PATCH /usher/users/u1/notes/none', `PATCH /usher/users/u2/notes/${id}`]) {
    expect(await codeOf(await test.send('support', line, { text: 'x', version: 1 }))).toBe('gateway.note_not_found');
  }
  expect(await codeOf(await test.send('support', `DELETE /usher/users/u2/notes/${id}`))).toBe('gateway.note_not_found');
  test.answerWith(() => Response.json({ code: 'entity.not_found' }, { status: 404 }));
  const answer = await test.send('support', 'POST /usher/users/u9/notes', { text: 'x' });
  expect([answer.status, await codeOf(answer)]).toEqual([404, 'gateway.account_not_found']);
});

it('limits the notes of a user', async () => {
  const test = await openGateway();
  const { db } = await testAuditLog();
  await add(test, 'support', 'first');
  const [row] = await db.selectFrom('gateway_notes').selectAll().execute();
  if (row === undefined) throw new Error('no note');
  const copies = Array.from({ length: maxNotes - 1 }, (_, index) => ({ ...row, id: `copy-${index}` }));
  await db.insertInto('gateway_notes').values(copies).execute();
  const answer = await test.send('support', 'POST /usher/users/u1/notes', { text: 'one too many' });
  expect([answer.status, await codeOf(answer)]).toEqual([422, 'gateway.too_many_notes']);
});

it('counts against the write limit and the read limit', async () => {
  const test = await openGateway({
    rateLimits: { ...limits, write: 1 },
    readQuotas: { viewer: { hour: 9, day: 9 }, support: { hour: 1, day: 1 }, admin: { hour: 9, day: 9 } },
  });
  await add(test, 'support', 'first');
  expect(await codeOf(await test.send('support', 'POST /usher/users/u1/notes', { text: 'x' }))).toBe(
    'gateway.too_many_requests',
  );
  await listed(test);
  expect(await codeOf(await test.send('support', 'GET /usher/users/u1/notes'))).toBe('gateway.read_quota_exceeded');
  expect(await codeOf(await test.send('support', 'GET /usher/notes?search=first'))).toBe('gateway.read_quota_exceeded');
});

it('refuses support on protected accounts', async () => {
  const test = await openGateway({ protectedRoles: ['usher-admin'] });
  test.answerWith(({ url }) =>
    Response.json(url.includes('/roles') ? [{ id: 'r-admin', name: 'usher-admin' }] : { id: 'u1', name: 'Ada' }),
  );
  expect(await codeOf(await test.send('support', 'POST /usher/users/u1/notes', { text: 'x' }))).toBe(
    'gateway.protected_account',
  );
});
