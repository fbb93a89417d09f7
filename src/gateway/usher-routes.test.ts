import { beforeAll, expect, it } from 'vitest';

import { type OperatorRole, operatorRoles, operatorSession } from '#contract/operators.ts';

import { codeOf, testGateway } from './testing/test-gateway.ts';

const everyRole = operatorRoles;
const supportAndAdmins = ['support', 'admin'] as const;
const admins = ['admin'] as const;

/** The roles that may use each of Usher's own routes, repeated here on purpose: a new route needs a second decision. */
const allowed: Readonly<Record<string, readonly OperatorRole[]>> = {
  'GET /usher/session': everyRole,
  'GET /usher/features': everyRole,
  'POST /usher/users/:userId/opened': everyRole,
  // Support sees unmasked data without it.
  'POST /usher/users/:userId/reveal': ['viewer', 'admin'],
  // Viewers see the pictures of revealed users.
  'GET /usher/users/:userId/picture': supportAndAdmins,
  'GET /usher/users/:userId/history': supportAndAdmins,
  'GET /usher/notes': supportAndAdmins,
  'GET /usher/users/:userId/notes': supportAndAdmins,
  'POST /usher/users/:userId/notes': supportAndAdmins,
  'PATCH /usher/users/:userId/notes/:noteId': supportAndAdmins,
  'DELETE /usher/users/:userId/notes/:noteId': supportAndAdmins,
  'PUT /usher/users/:userId/notes/:noteId/pin': supportAndAdmins,
  'DELETE /usher/users/:userId/notes/:noteId/pin': supportAndAdmins,
  'GET /usher/users/:userId/password-recovery': supportAndAdmins,
  'POST /usher/users/:userId/password': supportAndAdmins,
  'POST /usher/users/:userId/password-suggestion': admins,
  'POST /usher/users/:userId/unlock': supportAndAdmins,
  'GET /usher/sign-in-links': supportAndAdmins,
  'POST /usher/users/:userId/one-time-token': supportAndAdmins,
  'POST /usher/users/:userId/verification-code': supportAndAdmins,
  'POST /usher/users/:userId/verification-code/verify': supportAndAdmins,
  'POST /usher/users/:userId/caller-facts': supportAndAdmins,
  'GET /usher/users/:userId/sent-codes': supportAndAdmins,
  'POST /usher/users/:userId/new-address/code': supportAndAdmins,
  'POST /usher/users/:userId/new-address/verify': supportAndAdmins,
  'PATCH /usher/users/:userId/address': supportAndAdmins,
  'POST /usher/users/:userId/flows': supportAndAdmins,
  'POST /usher/users/:userId/subject-access': admins,
  'POST /usher/exports': supportAndAdmins,
  'POST /usher/export-sample': supportAndAdmins,
  'GET /usher/exports/:exportId': supportAndAdmins,
  'DELETE /usher/exports/:exportId': supportAndAdmins,
  'GET /usher/exports/:exportId/file': supportAndAdmins,
  'GET /usher/users/:userId/suspension': everyRole,
  'PUT /usher/users/:userId/suspension': supportAndAdmins,
  'DELETE /usher/users/:userId/suspension/deletion': supportAndAdmins,
  'DELETE /usher/jobs/:jobId': admins,
  'GET /usher/imports/:jobId': admins,
  'GET /usher/imports/:jobId/rows/:number': admins,
  'GET /usher/jobs': admins,
  'GET /usher/jobs/:jobId': admins,
  'GET /usher/jobs/:jobId/file': admins,
  'GET /usher/jobs/:jobId/lost': admins,
  'GET /usher/jobs/:jobId/rows': admins,
  'GET /usher/jobs/:jobId/snapshot': admins,
  'GET /usher/job-events': admins,
  'POST /usher/imports': admins,
  'POST /usher/imports/:jobId/check': admins,
  'POST /usher/imports/:jobId/rows/:number/exclude': admins,
  'POST /usher/imports/:jobId/trial': admins,
  'POST /usher/jobs': admins,
  'POST /usher/jobs/:jobId/cancel': admins,
  'POST /usher/jobs/:jobId/pause': admins,
  'POST /usher/jobs/:jobId/resume': admins,
  'POST /usher/jobs/:jobId/retry': admins,
  'POST /usher/jobs/:jobId/revert': admins,
  'POST /usher/jobs/:jobId/start': admins,
  'PUT /usher/imports/:jobId/rows': admins,
  'GET /usher/operators/sessions': admins,
  'DELETE /usher/operators/sessions/:sessionId': admins,
  'DELETE /usher/operators/:subject/sessions': admins,
  'GET /usher/roles/:roleId/protection': everyRole,
  'PUT /usher/roles/:roleId/protection': admins,
  'DELETE /usher/roles/:roleId/protection': admins,
  'GET /usher/approvals': everyRole,
  'POST /usher/approvals/:approvalId/approve': admins,
  'POST /usher/approvals/:approvalId/refuse': admins,
  'GET /usher/audit-log': admins,
  'GET /usher/audit-log/head': admins,
  'GET /usher/audit-log/operators': admins,
  'GET /usher/audit-log/export': admins,
  'GET /usher/audit-log/:sequence': admins,
  'POST /usher/audit-log/erase': admins,
};

/** With GET, "erase" is read as the sequence of an event. */
const readAsEntry: Readonly<Record<string, readonly OperatorRole[]>> = { 'GET /usher/audit-log/erase': admins };

/** Routes that need no session. */
const open = [
  'GET /usher/sign-in-options',
  'POST /usher/sign-in/demo',
  'GET /usher/sign-in',
  'GET /usher/callback',
  'POST /usher/sign-out',
  'POST /usher/webhooks/logto',
];

let test: Awaited<ReturnType<typeof testGateway>>;
beforeAll(async () => {
  test = await testGateway({
    policy: { rateLimits: { 'sign-in': 1e6, write: 1e6, reveal: 1e6, search: 1e6, webhook: 1e6 } },
  });
});

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
const paths = [...new Set([...Object.keys(allowed), ...open].map((line) => line.split(' ')[1] ?? ''))];
const who = ['signed out', ...operatorRoles] as const;
const cells = paths
  .flatMap((path) => methods.flatMap((method) => who.map((role) => ({ line: `${method} ${path}`, role }))))
  // Signing in or out would change the session for the next test.
  .filter(({ line }) => !open.includes(line));

const send = (line: string, role: (typeof who)[number]) => {
  const path = line.replace(':userId', 'u1').replace(':sequence', '1');
  const isRead = line.startsWith('GET ') || line.startsWith('HEAD ');
  return test.send('viewer', path, isRead ? undefined : {}, {
    cookie: role === 'signed out' ? '' : test.cookies[role],
  });
};

const verdicts: Readonly<Record<string, string>> = {
  'gateway.signed_out': 'sign in first',
  'gateway.not_permitted': 'no',
  'gateway.route_not_allowed': 'no',
};

it('has expected roles for every route', () => {
  const lines = test.gateway.routes
    // The others are middleware, and the proxy, which has its own policy.
    .filter(({ method, path }) => method !== 'ALL' && path.startsWith('/usher'))
    .map(({ method, path }) => `${method} ${path.replace(/\/$/, '')}`);
  expect([...new Set(lines)].toSorted()).toEqual([...Object.keys(allowed), ...open].toSorted());
});

it.each(cells)('$role: $line', async ({ line, role }) => {
  const roles = { ...allowed, ...readAsEntry }[line] ?? [];
  const answer = await send(line, role);
  const code = answer.status < 400 ? '' : String(await codeOf(answer));
  const isAllowed = role !== 'signed out' && roles.includes(role);
  expect(verdicts[code] ?? 'yes').toBe(isAllowed ? 'yes' : role === 'signed out' ? 'sign in first' : 'no');
});

it.each(cells.filter(({ line }) => line.startsWith('GET ')))('$role: HEAD as $line', async ({ line, role }) => {
  const [get, head] = [await send(line, role), await send(line.replace('GET', 'HEAD'), role)];
  await get.body?.cancel();
  expect(head.status).toBe(get.status);
});

it('sends configuration warnings only to administrators', async () => {
  const gateway = await testGateway({ notices: ['operators-unprotected'] });
  const notices = operatorRoles.map(async (role) => {
    const answer = await gateway.send(role, 'GET /usher/session');
    return operatorSession.parse(await answer.json()).notices;
  });
  expect(await Promise.all(notices)).toEqual([[], [], ['operators-unprotected']]);
});
