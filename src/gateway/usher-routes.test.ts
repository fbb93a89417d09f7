import { beforeAll, expect, it } from 'vitest';

import { type OperatorRole, operatorRoles } from '#contract/operators.ts';

import { codeOf, testGateway } from './testing/test-gateway.ts';

const everybody = operatorRoles;
const admins = ['admin'] as const;

/** Who may ask for each of Usher's own routes, written down a second time: a new one has to be thought of here, too. */
const allowed: Readonly<Record<string, readonly OperatorRole[]>> = {
  'GET /usher/session': everybody,
  'GET /usher/features': everybody,
  'POST /usher/users/:userId/opened': everybody,
  // Support sees everything anyway.
  'POST /usher/users/:userId/reveal': ['viewer', 'admin'],
  'POST /usher/users/:userId/password': ['support', 'admin'],
  'GET /usher/journal': admins,
  'GET /usher/journal/head': admins,
  'GET /usher/journal/operators': admins,
  'GET /usher/journal/export': admins,
  'GET /usher/journal/:sequence': admins,
  'POST /usher/journal/erase': admins,
};

/** What somebody who is not signed in may ask. */
const open = [
  'GET /usher/sign-in-options',
  'POST /usher/sign-in/demo',
  'GET /usher/sign-in',
  'GET /usher/callback',
  'POST /usher/sign-out',
];

let test: Awaited<ReturnType<typeof testGateway>>;
beforeAll(async () => {
  test = await testGateway({ policy: { rateLimits: { 'sign-in': 1e6, write: 1e6, reveal: 1e6, 'look-up': 1e6 } } });
});

const refusals = ['gateway.route_not_allowed', 'gateway.not_permitted'];

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
const paths = [...new Set([...Object.keys(allowed), ...open].map((line) => line.split(' ')[1] ?? ''))];
const who = ['nobody', ...operatorRoles] as const;
const cells = paths.flatMap((path) => methods.flatMap((method) => who.map((role) => ({ path, method, role }))));

it('writes every route down twice', () => {
  const lines = test.gateway.routes
    // The others are middleware, and the proxy, which has a list of its own.
    .filter(({ method, path }) => method !== 'ALL' && path.startsWith('/usher'))
    .map(({ method, path }) => `${method} ${path.replace(/\/$/, '')}`);
  expect([...new Set(lines)].toSorted()).toEqual([...Object.keys(allowed), ...open].toSorted());
});

it.each(cells)('$role: $method $path', async ({ path, method, role }) => {
  const line = `${method === 'HEAD' ? 'GET' : method} ${path}`;
  // Whoever signs in or out here would not be the same for the next.
  if (open.includes(line)) return;
  const cookie = role === 'nobody' ? '' : test.cookies[role];
  const isRead = method === 'GET' || method === 'HEAD';
  const asked = `${method} ${path.replace(':userId', 'u1').replace(':sequence', '1')}`;
  const answer = await test.ask('viewer', asked, isRead ? undefined : {}, { cookie });
  if (method === 'HEAD') {
    const asGet = await test.ask('viewer', asked.replace('HEAD', 'GET'), undefined, { cookie });
    await asGet.body?.cancel();
    expect(answer.status).toBe(asGet.status);
    return;
  }
  const code = answer.status < 400 ? undefined : await codeOf(answer);
  const roles = allowed[line];
  if (role === 'nobody') expect(code).toBe('gateway.signed_out');
  // Where it is the name of an entry that the journal cannot have, it is malformed.
  else if (roles === undefined) expect([...refusals, 'gateway.invalid_input']).toContain(code);
  else if (!roles.includes(role)) expect(code).toBe('gateway.not_permitted');
  else expect([...refusals, 'gateway.signed_out']).not.toContain(code);
});
