import { beforeEach, describe, expect, it } from 'vitest';

import { completePolicy, passwordIssues } from '#contract/password-policy.ts';
import type { StoredPasswordPolicy } from '#contract/passwords.ts';
import { codeOf, testAuditLog, testGateway } from '#gateway/testing/test-gateway.ts';

// Actions of other test files count towards approvals.
beforeEach(async () => (await testAuditLog()).reset());

const ada = { id: 'u1', name: 'Ada K Lovelace', username: null, primaryEmail: null, primaryPhone: null };

/** A tenant with a password policy whose own check accepts or refuses each password. */
async function tenantWithPolicy(passwordPolicy: StoredPasswordPolicy, result = true) {
  const test = await testGateway();
  test.answerWith(({ url }) => {
    if (url.endsWith('/check-password')) return Response.json({ result }, { status: result ? 200 : 400 });
    return Response.json(url.endsWith('/sign-in-exp') ? { passwordPolicy } : ada);
  });
  return test;
}

it('sets a generated password for operators who may not choose one', async () => {
  const { send, answerWith, seen } = await testGateway();
  let refusals = 2;
  answerWith((request) => {
    if (!request.url.endsWith('/check-password')) return Response.json({ id: 'u1' });
    refusals -= 1;
    return refusals >= 0
      ? Response.json({ result: false, issues: [] }, { status: 400 })
      : Response.json({ result: true });
  });
  expect(await codeOf(await send('support', 'PATCH /api/users/u1/password', { password: 'Chosen-1234' }))).toBe(
    'gateway.not_permitted',
  );
  const answer = await send('support', 'POST /usher/users/u1/password', {});
  const { password } = (await answer.json()) as { password: string };
  expect(password).toMatch(/^(?=.*[a-z])(?=.*[A-Z])(?=.*\d)(?=.*[!#$%*+\-=?@_]).{18}$/);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  const sent = seen.at(-1);
  expect(`${sent?.method} ${sent?.url}`).toBe('PATCH http://tenant.internal/api/users/u1/password');
  expect(await sent?.json()).toEqual({ password });
  expect(await codeOf(await send('viewer', 'POST /usher/users/u1/password', {}))).toBe('gateway.not_permitted');
});

it.each([
  ['words', {}, /^(?:[A-Z][a-z]+-){6}\d{3}$/],
  ['words', { length: { max: 24 } }, /^(?:[A-Z][a-z\d]{3}-?){4}$/],
  ['groups', {}, /^(?:[A-Z][a-z\d]{3}-?){4}$/],
  ['groups', { length: { max: 16 } }, /^.{16}$/],
  ['words', { length: { min: 100 } }, /^.{100}$/],
] as const)('sets a password of %s, or of another form under the policy %j', async (style, passwordPolicy, form) => {
  const { send } = await tenantWithPolicy(passwordPolicy);
  const answer = await send('support', 'POST /usher/users/u1/password', { style });
  expect(await answer.json()).toEqual({ password: expect.stringMatching(form) as unknown });
  const [entry] = (await (await send('admin', 'GET /usher/audit-log?action=passwords:reset')).json()) as {
    sequence: number;
  }[];
  const details = await send('admin', `GET /usher/audit-log/${entry?.sequence}`);
  expect(await details.json()).toMatchObject({ after: { style } });
});

it.each([
  ['POST /usher/users/u1/password', 'support'],
  ['POST /usher/users/u1/password-suggestion', 'admin'],
] as const)('%s generates what the policy requires, with the account’s own details', async (line, role) => {
  const passwordPolicy = { length: { min: 6, max: 6 }, characterTypes: { min: 4 }, rejects: { words: ['k', '7'] } };
  const { send } = await tenantWithPolicy(passwordPolicy);
  const { password } = (await (await send(role, line, {})).json()) as { password: string };
  expect(passwordIssues(password, completePolicy(passwordPolicy), ada)).toEqual([]);
});

describe('without a password that meets the policy', () => {
  const contradiction = { length: { min: 20, max: 10 } };
  const writes = ({ method, url }: Request) => method === 'PATCH' || url.endsWith('/check-password');

  it('sets nothing, and records why', async () => {
    const { send, seen } = await tenantWithPolicy(contradiction);
    const answer = await send('support', 'POST /usher/users/u1/password', { style: 'words' });
    expect([answer.status, await answer.json()]).toEqual([
      422,
      { code: 'gateway.no_suitable_password', message: expect.stringContaining('password policy') as unknown },
    ]);
    expect(seen.filter(writes)).toEqual([]);
    const [entry] = (await (await send('admin', 'GET /usher/audit-log?action=passwords:reset')).json()) as unknown[];
    expect(entry).toMatchObject({ outcome: { status: 422, code: 'gateway.no_suitable_password' } });
  });

  it('suggests nothing', async () => {
    const { send, seen } = await tenantWithPolicy(contradiction);
    const answer = await send('admin', 'POST /usher/users/u1/password-suggestion', {});
    expect([answer.status, await codeOf(answer)]).toEqual([422, 'gateway.no_suitable_password']);
    expect(seen.filter(writes)).toEqual([]);
  });

  it('sets nothing either when Logto refuses each one, such as breached passwords', async () => {
    const { send, seen } = await tenantWithPolicy({}, false);
    const answer = await send('support', 'POST /usher/users/u1/password', {});
    expect([answer.status, await codeOf(answer)]).toEqual([422, 'gateway.no_suitable_password']);
    expect(seen.some(({ method }) => method === 'PATCH')).toBe(false);
  });
});

it('sets no password when the policy cannot be read', async () => {
  const { send, answerWith, seen } = await testGateway();
  answerWith(({ url }) => (url.endsWith('/sign-in-exp') ? new Response(null, { status: 500 }) : Response.json(ada)));
  expect(await codeOf(await send('support', 'POST /usher/users/u1/password', {}))).toBe('gateway.upstream_failed');
  expect(seen.some(({ method }) => method === 'PATCH')).toBe(false);
});

it('suggests a password without setting it, only to operators who may choose one', async () => {
  const { send, answerWith, seen } = await testGateway();
  answerWith(() => Response.json({ result: true }));
  const answer = await send('admin', 'POST /usher/users/u1/password-suggestion', {});
  expect(await answer.json()).toEqual({ password: expect.stringMatching(/^.{18}$/) as unknown });
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(
    seen.filter(({ method }) => method !== 'GET').map(({ method, url }) => `${method} ${new URL(url).pathname}`),
  ).toEqual(['POST /api/sign-in-exp/default/check-password']);
  expect(await codeOf(await send('support', 'POST /usher/users/u1/password-suggestion', {}))).toBe(
    'gateway.not_permitted',
  );
});

it('passes on the API’s refusal of a password', async () => {
  const { send, answerWith } = await testGateway();
  answerWith((request) =>
    request.url.endsWith('/check-password')
      ? Response.json({ result: true })
      : Response.json({ code: 'entity.not_found', message: 'gone' }, { status: 404 }),
  );
  const answer = await send('support', 'POST /usher/users/u1/password', {});
  expect([answer.status, await codeOf(answer)]).toEqual([404, 'entity.not_found']);
});
