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

it('returns 304 to operators who see unmasked data', async () => {
  expect((await test.send('admin', 'GET /api/users/u1', undefined, known)).status).toBe(304);
});

it('does not confirm a cached response of an operator who may see more', async () => {
  const answer = await test.send('viewer', 'GET /api/users/u1', undefined, known);
  expect(answer.status).toBe(200);
  expect(await answer.text()).not.toContain('ada@example.org');
});

it.each(['GET', 'HEAD'])('returns no ETag of unmasked data to %s', async (method) => {
  const answer = await test.send('viewer', `${method} /api/users/u1`);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('etag')).not.toBe(upstreamTag);
});
