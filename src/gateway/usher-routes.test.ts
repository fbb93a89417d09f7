import { beforeAll, expect, it } from 'vitest';

import { type OperatorRole, operatorRoles, operatorSession } from '#contract/operators.ts';

import { codeOf, testGateway } from './testing/test-gateway.ts';

const everybody = operatorRoles;
const supportAndAdmins = ['support', 'admin'] as const;
const admins = ['admin'] as const;

/** Who may ask for each of Usher's own routes, written down a second time: a new one has to be thought of here, too. */
const allowed: Readonly<Record<string, readonly OperatorRole[]>> = {
  'GET /usher/session': everybody,
  'GET /usher/features': everybody,
  'POST /usher/users/:userId/opened': everybody,
  // Support sees everything anyway.
  'POST /usher/users/:userId/reveal': ['viewer', 'admin'],
  // Viewers see the pictures of those whom they revealed.
  'GET /usher/users/:userId/picture': supportAndAdmins,
  'GET /usher/users/:userId/password-recovery': supportAndAdmins,
  'POST /usher/users/:userId/password': supportAndAdmins,
  'POST /usher/users/:userId/unlock': supportAndAdmins,
  'POST /usher/users/:userId/one-time-token': supportAndAdmins,
  'POST /usher/users/:userId/verification-code': supportAndAdmins,
  'POST /usher/users/:userId/verification-code/verify': supportAndAdmins,
  'GET /usher/operators/sessions': admins,
  'POST /usher/operators/sessions/:sessionId/end': admins,
  'POST /usher/operators/:subject/end-sessions': admins,
  'GET /usher/roles/:roleId/protection': everybody,
  'PUT /usher/roles/:roleId/protection': admins,
  'DELETE /usher/roles/:roleId/protection': admins,
  'GET /usher/approvals': everybody,
  'POST /usher/approvals/:approvalId/approve': admins,
  'POST /usher/approvals/:approvalId/refuse': admins,
  'GET /usher/audit-log': admins,
  'GET /usher/audit-log/head': admins,
  'GET /usher/audit-log/operators': admins,
  'GET /usher/audit-log/export': admins,
  'GET /usher/audit-log/:sequence': admins,
  'POST /usher/audit-log/erase': admins,
};

/** "erase" is read as the number of an entry then. */
const readAsEntry: Readonly<Record<string, readonly OperatorRole[]>> = { 'GET /usher/audit-log/erase': admins };

/** What somebody who is not signed in may ask. */
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
const who = ['nobody', ...operatorRoles] as const;
const cells = paths
  .flatMap((path) => methods.flatMap((method) => who.map((role) => ({ line: `${method} ${path}`, role }))))
  // Whoever signs in or out here would not be the same for the next.
  .filter(({ line }) => !open.includes(line));

const ask = (line: string, role: (typeof who)[number]) => {
  const asked = line.replace(':userId', 'u1').replace(':sequence', '1');
  const isRead = line.startsWith('GET ') || line.startsWith('HEAD ');
  return test.ask('viewer', asked, isRead ? undefined : {}, { cookie: role === 'nobody' ? '' : test.cookies[role] });
};

const verdicts: Readonly<Record<string, string>> = {
  'gateway.signed_out': 'sign in first',
  'gateway.not_permitted': 'no',
  'gateway.route_not_allowed': 'no',
};

it('writes every route down twice', () => {
  const lines = test.gateway.routes
    // The others are middleware, and the proxy, which has a list of its own.
    .filter(({ method, path }) => method !== 'ALL' && path.startsWith('/usher'))
    .map(({ method, path }) => `${method} ${path.replace(/\/$/, '')}`);
  expect([...new Set(lines)].toSorted()).toEqual([...Object.keys(allowed), ...open].toSorted());
});

it.each(cells)('$role: $line', async ({ line, role }) => {
  const roles = { ...allowed, ...readAsEntry }[line] ?? [];
  const answer = await ask(line, role);
  const code = answer.status < 400 ? '' : String(await codeOf(answer));
  const isAllowed = role !== 'nobody' && roles.includes(role);
  expect(verdicts[code] ?? 'yes').toBe(isAllowed ? 'yes' : role === 'nobody' ? 'sign in first' : 'no');
});

it.each(cells.filter(({ line }) => line.startsWith('GET ')))('$role: HEAD as $line', async ({ line, role }) => {
  const [get, head] = [await ask(line, role), await ask(line.replace('GET', 'HEAD'), role)];
  await get.body?.cancel();
  expect(head.status).toBe(get.status);
});

it('tells administrators alone what is wrong with the set-up', async () => {
  const gateway = await testGateway({ notices: ['operators-unprotected'] });
  const notices = operatorRoles.map(async (role) => {
    const answer = await gateway.ask(role, 'GET /usher/session');
    return operatorSession.parse(await answer.json()).notices;
  });
  expect(await Promise.all(notices)).toEqual([[], [], ['operators-unprotected']]);
});
