import { beforeEach, expect, it } from 'vitest';

import { testGateway } from '#gateway/testing/test-gateway.ts';

const upstreamTag = '"of-the-unmasked-answer"';
const ada = { id: 'u1', name: 'Ada', primaryEmail: 'ada@example.org' };

let test: Awaited<ReturnType<typeof testGateway>>;

beforeEach(async () => {
  test = await testGateway();
  test.answerWith((request) => {
    const headers = { etag: upstreamTag };
    if (request.headers.get('if-none-match') === upstreamTag) return new Response(null, { status: 304, headers });
    return Response.json(ada, { headers });
  });
});

const known = { 'if-none-match': upstreamTag };

it('says that an answer is as it was to whoever sees it as it is', async () => {
  expect((await test.ask('admin', 'GET /api/users/u1', undefined, known)).status).toBe(304);
});

it('does not call current what the browser kept of the session of somebody who may see more', async () => {
  const answer = await test.ask('viewer', 'GET /api/users/u1', undefined, known);
  expect(answer.status).toBe(200);
  expect(await answer.text()).not.toContain('ada@example.org');
});

it.each(['GET', 'HEAD'])('gives no digest of what is hidden to a %s', async (method) => {
  const answer = await test.ask('viewer', `${method} /api/users/u1`);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('etag')).not.toBe(upstreamTag);
});
