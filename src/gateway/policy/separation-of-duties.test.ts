import { expect, it } from 'vitest';

import { type OperatorRole, permissions } from '#contract/operators.ts';
import { codeOf, testGateway } from '#gateway/testing/test-gateway.ts';

/** Actions of an operator on an account, each with one request; USER stands for the account's ID. */
const actions: Readonly<Record<string, readonly [line: string, body?: unknown]>> = {
  'users:write-profile': ['PATCH /api/users/USER', { name: 'Ada' }],
  'users:write-identifiers': ['PATCH /api/users/USER', { primaryEmail: 'mine@example.org' }],
  'users:write-custom-data': ['PATCH /api/users/USER', { customData: {} }],
  'users:suspend': ['PATCH /api/users/USER/is-suspended', { isSuspended: true }],
  'users:restore': ['PATCH /api/users/USER/is-suspended', { isSuspended: false }],
  'users:unlock': ['POST /usher/users/USER/unlock', {}],
  'notes:write': ['POST /usher/users/USER/notes', { text: 'called' }],
  'users:delete': ['DELETE /api/users/USER'],
  'users:reveal': ['POST /usher/users/USER/reveal', {}],
  'passwords:reset': ['POST /usher/users/USER/password', {}],
  'passwords:set': ['PATCH /api/users/USER/password', { password: 'chosen by the operator' }],
  'passwords:expire': ['PATCH /api/users/USER/password/expiration', { isPasswordExpired: true }],
  'one-time-tokens:create': ['POST /usher/users/USER/one-time-token', { applicationId: 'app1' }],
  'verification-codes:send': ['POST /usher/users/USER/verification-code', { channel: 'email' }],
  'verification-codes:verify': [
    'POST /usher/users/USER/verification-code/verify',
    { channel: 'email', verificationCode: '123456' },
  ],
  'identities:link': ['PUT /api/users/USER/identities/google', { userId: 'google-account-of-the-operator' }],
  'identities:unlink': ['DELETE /api/users/USER/identities/google'],
  'mfa:reset': ['DELETE /api/users/USER/mfa-verifications/m1'],
  'mfa:enroll': ['POST /api/users/USER/mfa-verifications', { type: 'Totp', secret: 'known to the operator' }],
  'mfa:enroll (skipped)': ['PATCH /api/users/USER/logto-configs', { mfa: { skipped: true } }],
  'sessions:revoke': ['DELETE /api/users/USER/sessions/s1'],
  'tokens:write': ['POST /api/users/USER/personal-access-tokens', { name: 'ci' }],
  'roles:assign': ['POST /api/users/USER/roles', { roleIds: ['r1'] }],
  'organizations:write': ['POST /api/organizations/o1/users', { userIds: ['USER'] }],
};
const names = Object.keys(actions);

/** The pairs that complete a take-over, repeated here on purpose. */
const takeOverPairs = [
  'passwords:reset + users:write-identifiers',
  'passwords:set + users:write-identifiers',
  'one-time-tokens:create + users:write-identifiers',
  'identities:link + users:write-identifiers',
  'mfa:reset + users:write-identifiers',
  'mfa:enroll + users:write-identifiers',
  'mfa:enroll (skipped) + users:write-identifiers',
  'tokens:write + users:write-identifiers',
  'mfa:reset + passwords:reset',
  'mfa:enroll + passwords:reset',
  'mfa:enroll (skipped) + passwords:reset',
  'mfa:reset + passwords:set',
  'mfa:enroll + passwords:set',
  'mfa:enroll (skipped) + passwords:set',
  'mfa:reset + one-time-tokens:create',
  'mfa:enroll + one-time-tokens:create',
  'mfa:enroll (skipped) + one-time-tokens:create',
  'identities:link + mfa:reset',
  'identities:link + mfa:enroll',
  'identities:link + mfa:enroll (skipped)',
  'mfa:reset + tokens:write',
  'mfa:enroll + tokens:write',
  'mfa:enroll (skipped) + tokens:write',
];

/** What an operator has gained of an account with a password and MFA. */
type Access = { first: boolean; second: boolean; messages: boolean };

/** Whether these together allow signing in as the user. */
const isTakeOver = (gained: readonly Access[]): boolean =>
  (['first', 'second', 'messages'] as const).filter((one) => gained.some((access) => access[one])).length > 1;

/** A tenant that tracks what each write gives the operator, independently of the gateway's rules. */
async function tenantWithAccess(role: OperatorRole, separationOfDuties: 'on' | 'strict' = 'on') {
  const rolePermissions = {
    viewer: [],
    support: permissions.filter((one) => one !== 'approvals:decide'),
    admin: permissions,
  };
  const rateLimits = { 'sign-in': 1e6, write: 1e6, reveal: 1e6, search: 1e6, webhook: 1e6 };
  const test = await testGateway({ policy: { rolePermissions, rateLimits, separationOfDuties } });
  const access = new Map<string, Access>();
  test.answerWith(async (request) => {
    const { pathname } = new URL(request.url);
    const body = request.method === 'GET' ? '' : await request.text();
    const id = /u-\d+-\d+/.exec(`${pathname} ${body}`)?.[0] ?? '';
    const own = access.get(id) ?? { first: false, second: false, messages: false };
    access.set(id, own);
    if (request.method !== 'GET') {
      own.messages ||= body.includes('primaryEmail');
      own.first ||=
        /\/(?:password|identities\/google|personal-access-tokens)$/.test(pathname) && request.method !== 'DELETE';
      own.first ||= pathname === '/api/one-time-tokens';
      own.second ||= /\/(?:mfa-verifications|logto-configs)/.test(pathname);
    }
    if (pathname.endsWith('/check-password')) return Response.json({ result: true });
    const token = { id: 't1', email: `${id}@example.org`, token: 'x', status: 'active', createdAt: 1, expiresAt: 2 };
    if (pathname === '/api/one-time-tokens') return Response.json({ tenantId: 't', ...token });
    return Response.json({ id, name: 'Ada', primaryEmail: `${id}@example.org`, primaryPhone: null });
  });
  return {
    ...test,
    accessTo: (id: string) => access.get(id) ?? { first: false, second: false, messages: false },
    act: async (name: string, id: string) => {
      const [line = '', body] = actions[name] ?? [];
      const sent: unknown = body && JSON.parse(JSON.stringify(body).replace('USER', id));
      const answer = await test.send(role, line.replace('USER', id), sent);
      return answer.ok ? undefined : codeOf(answer);
    },
  };
}

const pairs = names.flatMap((first, one) => names.map((second, other) => ({ first, second, id: `u-${one}-${other}` })));
/** Each pair once. */
const unordered = pairs.filter(({ first, second }) => names.indexOf(first) <= names.indexOf(second));
const nameOf = ({ first, second }: { first: string; second: string }) => [first, second].toSorted().join(' + ');

it('requires an approval for every pair of actions that completes a take-over', { timeout: 300_000 }, async () => {
  // Administrators without the strict setting, to find what each action gives when none is refused.
  const unchecked = await tenantWithAccess('admin');
  const gains = new Map<string, Access>();
  for (const [index, name] of names.entries()) {
    expect([name, await unchecked.act(name, `u-${index}-0`)]).toEqual([name, undefined]);
    gains.set(name, unchecked.accessTo(`u-${index}-0`));
  }
  const dangerous = new Set(
    unordered
      .filter(({ first, second }) => isTakeOver([first, second].flatMap((name) => gains.get(name) ?? [])))
      .map(nameOf),
  );
  expect([...dangerous].toSorted()).toEqual(takeOverPairs.toSorted());

  const support = await tenantWithAccess('support');
  const refused = new Set<string>();
  const reversed = pairs.filter((pair) => dangerous.has(nameOf(pair)) && !unordered.includes(pair));
  for (const pair of [...unordered, ...reversed]) {
    expect(await support.act(pair.first, pair.id)).toBeUndefined();
    const code = await support.act(pair.second, pair.id);
    if (code !== undefined)
      refused.add(`${nameOf(pair)}${code === 'gateway.approval_needed' ? '' : ` ${JSON.stringify(code)}`}`);
    expect([nameOf(pair), isTakeOver([support.accessTo(pair.id)])]).toEqual([nameOf(pair), false]);
  }
  expect([...refused].toSorted()).toEqual([...dangerous].toSorted());
});

it('applies to administrators in strict mode', async () => {
  const { act, send, accessTo } = await tenantWithAccess('admin', 'strict');
  await send('admin', 'GET /usher/session');
  expect(await act('mfa:reset', 'u-900-1')).toBeUndefined();
  // There is no second administrator, so a reason is required instead.
  expect(await act('passwords:reset', 'u-900-1')).toBe('gateway.reason_required');
  expect(isTakeOver([accessTo('u-900-1')])).toBe(false);
});
