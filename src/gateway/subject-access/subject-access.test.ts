import { beforeEach, expect, it } from 'vitest';
import * as z from 'zod';

import { permissions } from '#contract/operators.ts';
import { subjectAccess, subjectAccessParts } from '#contract/subject-access.ts';
import { defaultReasonRequired } from '#gateway/policy/permissions.ts';
import { codeOf, testAuditLog, testGateway } from '#gateway/testing/test-gateway.ts';

const now = 1_800_000_000_000;
const line = 'POST /usher/users/u1/subject-access';
const reason = { 'x-usher-reason': 'GDPR-7' };

beforeEach(async () => (await testAuditLog()).reset());

type Tenant = Readonly<Record<string, (query: URLSearchParams) => Response | object>>;

const entry = (id: number) => ({ id: `e${id}`, key: 'Interaction.SignIn.Submit', createdAt: id, payload: {} });

const tenant: Tenant = {
  '/api/users/u1': () => ({ id: 'u1', name: 'Ada', hasPassword: true, customData: { apiKey: 'k', plan: 'gold' } }),
  '/api/users/u1/all-identities': () => ({ socialIdentities: [{ target: 'google' }], ssoIdentities: [] }),
  '/api/users/u1/mfa-verifications': () => [{ id: 'm1', type: 'Totp', secret: 'JBSWY3DPEHPK3PXP' }],
  '/api/users/u1/logto-configs': () => ({ mfa: { skipped: false } }),
  '/api/users/u1/sessions': () => ({ sessions: [{ payload: { uid: 's1' } }] }),
  '/api/users/u1/grants': (query) => ({ grants: [{ id: query.get('appType') }] }),
  '/api/users/u1/roles': () => [{ id: 'r1', name: 'editor' }],
  '/api/users/u1/organizations': () => [{ id: 'o1', name: 'Contoso' }],
  '/api/users/u1/personal-access-tokens': () => [{ name: 'ci', value: 'pat-of-any-form' }],
  // Page 2 repeats an entry of page 1, as when an entry is added meanwhile.
  '/api/logs': (query) =>
    query.get('page') === '1' ? Array.from({ length: 100 }, (_, index) => entry(index)) : [entry(99), entry(100)],
};

type Options = NonNullable<Parameters<typeof testGateway>[0]>;

async function open(changes: Tenant = {}, options: Options = {}) {
  const test = await testGateway({
    clock: () => now,
    isAboutRoles: true,
    ...options,
    policy: { reasonRequired: defaultReasonRequired, ...options.policy },
  });
  test.answerWith((request) => {
    const { pathname, searchParams } = new URL(request.url);
    const found = { ...tenant, ...changes }[pathname]?.(searchParams) ?? Response.json({}, { status: 404 });
    return found instanceof Response ? found : Response.json(found);
  });
  return test;
}

const read = async (answer: Response) => {
  expect(answer.status).toBe(200);
  return z.parse(subjectAccess, await answer.json());
};

it('collects all parts without secrets, and records who made it and why', async () => {
  const test = await open({ '/api/users/u1/is-suspended': () => ({ id: 'u1', isSuspended: true }) });
  await test.send('support', 'POST /usher/users/u1/notes', { text: 'called twice' });
  await test.send('support', 'PATCH /api/users/u1/is-suspended', { isSuspended: true }, reason);
  await test.send('support', 'POST /usher/users/u1/caller-facts', { facts: ['birthdate'], matches: true });
  const correction = { channel: 'email', address: 'ada@example.org', replaces: null };
  const request = { ...reason, 'x-usher-approval': 'ask' };
  await test.send('support', 'PATCH /usher/users/u1/address', correction, request);
  await test.send('support', 'PATCH /usher/users/u2/address', correction, request);
  const answer = await test.send('admin', line, {}, reason);
  const requestId = answer.headers.get('x-request-id');
  const found = await read(answer);
  expect(found).toMatchObject({ userId: 'u1', madeBy: { role: 'admin' }, madeAt: now, requestId });
  expect(Object.keys(found.parts)).toEqual([...subjectAccessParts]);
  expect(Object.values(found.parts).map(({ missing }) => missing)).toEqual(subjectAccessParts.map(() => null));
  expect(found.parts.profile.records).toEqual([
    { id: 'u1', name: 'Ada', hasPassword: true, customData: { apiKey: '[secret]', plan: 'gold' } },
  ]);
  expect(found.parts.factors.records).toEqual([{ id: 'm1', type: 'Totp', secret: '[secret]' }]);
  expect(found.parts.tokens.records).toEqual([{ name: 'ci' }]);
  expect(found.parts.grants.records).toEqual([{ id: 'firstParty' }, { id: 'thirdParty' }]);
  expect(found.parts.activity.records).toHaveLength(101);
  expect(found.parts.notes.records).toMatchObject([{ text: 'called twice' }]);
  expect(found.parts.suspensions.records).toEqual([
    { since: now, by: 'Sam Support', reason: 'GDPR-7', end: null, failure: null },
  ]);
  expect(found.parts.approvals.records).toMatchObject([
    {
      action: 'identifiers:correct',
      userIds: ['u1'],
      requester: 'Sam Support',
      decidedBy: null,
      reason: 'GDPR-7',
      fields: { primaryEmail: 'ada@example.org' },
    },
  ]);
  expect(found.parts.verifiedCallers.records).toEqual([{ operator: 'demo-support', method: 'facts', at: now }]);
  expect(found.parts.auditEvents.records.map(({ action }) => action)).toEqual([
    'users:subject-access',
    'approvals:request',
    'identifiers:correct',
    'callers:verify',
    'users:suspend',
    'notes:write',
  ]);

  const { auditLog } = await testAuditLog();
  const { entries } = await auditLog.list({ category: 'exports' }, { page: 1, page_size: 10 });
  expect(entries).toMatchObject([
    {
      action: 'users:subject-access',
      targetUserId: 'u1',
      targetName: 'Ada',
      reason: 'GDPR-7',
      outcome: { status: 200 },
    },
  ]);
  expect(entries[0]?.requestId).toBe(requestId);
});

it('names the parts that could not be read, with what was read of them', async () => {
  const test = await open({
    '/api/users/u1/sessions': () => new Response(null, { status: 500 }),
    '/api/users/u1/logto-configs': () =>
      new Response('Not Found', { status: 404, headers: { 'content-type': 'text/plain' } }),
    '/api/users/u1/roles': () => ({ not: 'a list' }),
    '/api/logs': (query) =>
      query.get('page') === '1' ? Array.from({ length: 100 }, (_, index) => entry(index)) : new Response('<html>'),
  });
  const { parts } = await read(await test.send('admin', line, {}, reason));
  const missing = Object.entries(parts).flatMap(([name, part]) =>
    part.missing === null ? [] : [[name, part.missing, part.records.length]],
  );
  expect(missing).toEqual([
    ['signInSettings', 'notOffered', 0],
    ['sessions', 'failed', 0],
    ['roles', 'failed', 0],
    ['activity', 'failed', 100],
  ]);
  expect(test.faults).toHaveLength(3);
});

it('stops at the most records of a part', async () => {
  const test = await open({
    '/api/logs': (query) => Array.from({ length: 100 }, (_, index) => entry(Number(query.get('page')) * 100 + index)),
  });
  const { activity } = (await read(await test.send('admin', line, {}, reason))).parts;
  expect([activity.records.length, activity.missing]).toEqual([20_000, 'tooMany']);
});

it('is for operators with the permission who see data unmasked, and with a reason', async () => {
  const test = await open();
  for (const role of ['viewer', 'support'] as const) {
    expect(await codeOf(await test.send(role, line, {}, reason))).toBe('gateway.not_permitted');
  }
  expect(await codeOf(await test.send('admin', line, {}))).toBe('gateway.reason_required');
  const rolePermissions = {
    viewer: ['users:read', 'users:subject-access'],
    support: ['users:subject-access', 'users:unmask'],
    admin: permissions,
  } as const;
  const other = await open({}, { policy: { rolePermissions } });
  expect(await codeOf(await other.send('viewer', line, {}, reason))).toBe('gateway.not_permitted');
  const { parts } = await read(await other.send('support', line, {}, reason));
  const { notes, suspensions, approvals, verifiedCallers, auditEvents } = parts;
  for (const { records, missing } of [notes, suspensions, approvals, verifiedCallers, auditEvents]) {
    expect([records, missing]).toEqual([[], 'notPermitted']);
  }
});

it('fails without a file when the account does not exist or cannot be read', async () => {
  const gone = await open({ '/api/users/u1': () => Response.json({ code: 'entity.not_found' }, { status: 404 }) });
  expect(await codeOf(await gone.send('admin', line, {}, reason))).toBe('gateway.account_not_found');
  const broken = await open({ '/api/users/u1': () => new Response(null, { status: 500 }) });
  expect((await broken.send('admin', line, {}, reason)).status).toBe(502);
});
