import { beforeEach, expect, it } from 'vitest';

import { codeOf, testGateway } from '#gateway/testing/test-gateway.ts';

let test: Awaited<ReturnType<typeof testGateway>>;

const cause = new TypeError('terminated');

/** A truncated response. */
function halfAnAnswer(status = 200): Response {
  const chunks = ['[{"id":'];
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      const next = chunks.shift();
      if (next === undefined) controller.error(cause);
      else controller.enqueue(new TextEncoder().encode(next));
    },
  });
  return new Response(body, { status, headers: { 'content-type': 'application/json' } });
}

beforeEach(async () => {
  test = await testGateway();
  test.answerWith(() => halfAnAnswer());
});

it('reports the error that truncates a streamed response', async () => {
  const answer = await test.send('admin', 'GET /api/users');
  expect(answer.status).toBe(200);
  await expect(answer.text()).rejects.toBe(cause);
  expect(test.faults).toEqual([cause]);
});

it('returns an error if the response has not started', async () => {
  const answer = await test.send('viewer', 'GET /api/users');
  expect([answer.status, await codeOf(answer)]).toEqual([502, 'gateway.upstream_failed']);
  expect(test.faults).toEqual([cause]);
});

it('reports it for a refusal too', async () => {
  test.answerWith(({ method }) => (method === 'PATCH' ? halfAnAnswer(422) : Response.json({})));
  const answer = await test.send('admin', 'POST /usher/users/u1/password', {});
  expect(answer.status).toBe(422);
  await expect(answer.text()).rejects.toBe(cause);
  expect(test.faults).toContain(cause);
});
