import { expect, it } from 'vitest';

import { codeOf, testGateway } from '#gateway/testing/test-gateway.ts';

const ada = { id: 'u1', name: 'Ada', username: 'ada', primaryEmail: 'Ada@example.org', primaryPhone: '61412345678' };
const unlock = 'POST /usher/users/u1/unlock';

const isDeletion = ({ url }: Request) => url.endsWith('/api/sentinel-activities/delete');

it('removes lockouts of the account’s own identifiers, whatever the body contains', async () => {
  const { send, answerWith, seen } = await testGateway();
  answerWith((request) => (isDeletion(request) ? new Response(null, { status: 204 }) : Response.json(ada)));
  const answer = await send('support', unlock, { targets: ['boss@example.org'] });
  expect(answer.status).toBe(204);
  const [sent, ...others] = seen.filter(({ method }) => method !== 'GET');
  expect(others).toEqual([]);
  expect(`${sent?.method} ${sent?.url}`).toBe('POST http://tenant.internal/api/sentinel-activities/delete');
  expect(await sent?.json()).toEqual({
    targetType: 'User',
    targets: ['ada', 'Ada@example.org', 'ada@example.org', '61412345678', 'u1'],
  });
});

it('sends no deletion for an account that does not exist', async () => {
  const { send, answerWith, seen } = await testGateway();
  answerWith(() => Response.json({ code: 'entity.not_exists_with_id' }, { status: 404 }));
  const answer = await send('support', unlock, {});
  expect([answer.status, await codeOf(answer)]).toEqual([404, 'entity.not_exists_with_id']);
  expect(seen.filter(isDeletion)).toEqual([]);
});

it('unlocks protected accounts only with the permission', async () => {
  const { send, answerWith, seen } = await testGateway({ policy: { protectedRoles: ['usher-admin'] } });
  answerWith((request) => {
    if (isDeletion(request)) return new Response(null, { status: 204 });
    return Response.json(
      new URL(request.url).pathname.endsWith('/roles') ? [{ id: 'r-admin', name: 'usher-admin' }] : ada,
    );
  });
  expect(await codeOf(await send('support', unlock, {}))).toBe('gateway.protected_account');
  expect(seen.filter(isDeletion)).toEqual([]);
  expect((await send('admin', unlock, {})).status).toBe(204);
});

it('stops if the response is not an account', async () => {
  const { send, seen } = await testGateway();
  const answer = await send('support', unlock, {});
  expect([answer.status, await codeOf(answer)]).toEqual([502, 'gateway.upstream_bad_answer']);
  expect(seen.filter(isDeletion)).toEqual([]);
});

it('reports a Logto version without the route', async () => {
  const { send, answerWith } = await testGateway();
  answerWith((request) =>
    isDeletion(request)
      ? new Response('Not Found', { status: 404, headers: { 'content-type': 'text/plain' } })
      : Response.json(ada),
  );
  expect(await codeOf(await send('support', unlock, {}))).toBe('gateway.feature_not_offered');
});
