import { expect, it } from 'vitest';

import { codeOf, testGateway } from '#gateway/testing/test-gateway.ts';

const ada = { id: 'u1', name: 'Ada', username: 'ada', primaryEmail: 'Ada@example.org', primaryPhone: '61412345678' };
const unlock = 'POST /usher/users/u1/unlock';

const isDeletion = ({ url }: Request) => url.endsWith('/api/sentinel-activities/delete');

it('lifts the lock-out of what belongs to the account, whatever the body names', async () => {
  const { ask, answerWith, seen } = await testGateway();
  answerWith((request) => (isDeletion(request) ? new Response(null, { status: 204 }) : Response.json(ada)));
  const answer = await ask('support', unlock, { targets: ['boss@example.org'] });
  expect(answer.status).toBe(204);
  const [sent, ...others] = seen.filter(({ method }) => method !== 'GET');
  expect(others).toEqual([]);
  expect(`${sent?.method} ${sent?.url}`).toBe('POST http://tenant.internal/api/sentinel-activities/delete');
  expect(await sent?.json()).toEqual({
    targetType: 'User',
    targets: ['ada', 'Ada@example.org', 'ada@example.org', '61412345678', 'u1'],
  });
});

it('sends nothing for an account that does not exist', async () => {
  const { ask, answerWith, seen } = await testGateway();
  answerWith(() => Response.json({ code: 'entity.not_exists_with_id' }, { status: 404 }));
  const answer = await ask('support', unlock, {});
  expect([answer.status, await codeOf(answer)]).toEqual([404, 'entity.not_exists_with_id']);
  expect(seen.filter(isDeletion)).toEqual([]);
});

it('leaves protected accounts to those who may change them', async () => {
  const { ask, answerWith, seen } = await testGateway({ policy: { protectedRoles: ['usher-admin'] } });
  answerWith((request) => {
    if (isDeletion(request)) return new Response(null, { status: 204 });
    return Response.json(
      new URL(request.url).pathname.endsWith('/roles') ? [{ id: 'r-admin', name: 'usher-admin' }] : ada,
    );
  });
  expect(await codeOf(await ask('support', unlock, {}))).toBe('gateway.protected_account');
  expect(seen.filter(isDeletion)).toEqual([]);
  expect((await ask('admin', unlock, {})).status).toBe(204);
});

it('does not go on with an answer that is no account', async () => {
  const { ask, seen } = await testGateway();
  const answer = await ask('support', unlock, {});
  expect([answer.status, await codeOf(answer)]).toEqual([502, 'gateway.upstream_bad_answer']);
  expect(seen.filter(isDeletion)).toEqual([]);
});

it('says that an older Logto has no such route', async () => {
  const { ask, answerWith } = await testGateway();
  answerWith((request) =>
    isDeletion(request)
      ? new Response('Not Found', { status: 404, headers: { 'content-type': 'text/plain' } })
      : Response.json(ada),
  );
  expect(await codeOf(await ask('support', unlock, {}))).toBe('gateway.feature_not_offered');
});
