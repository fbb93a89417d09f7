import { beforeEach, expect, it } from 'vitest';

import { codeOf, testGateway } from '#gateway/testing/test-gateway.ts';

let test: Awaited<ReturnType<typeof testGateway>>;

const cause = new TypeError('terminated');

/** The beginning of an answer, and then nothing more. */
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

it('reports what breaks an answer off that is passed on while it comes in', async () => {
  const answer = await test.ask('admin', 'GET /api/users');
  expect(answer.status).toBe(200);
  await expect(answer.text()).rejects.toBe(cause);
  expect(test.faults).toEqual([cause]);
});

it('says so where the answer has not begun', async () => {
  const answer = await test.ask('viewer', 'GET /api/users');
  expect([answer.status, await codeOf(answer)]).toEqual([502, 'gateway.upstream_failed']);
  expect(test.faults).toEqual([cause]);
});

it('reports it of a refusal, too', async () => {
  test.answerWith(({ url }) => (url.includes('check-password') ? Response.json({}) : halfAnAnswer(422)));
  const answer = await test.ask('admin', 'POST /usher/users/u1/password', {});
  expect(answer.status).toBe(422);
  await expect(answer.text()).rejects.toBe(cause);
  expect(test.faults).toContain(cause);
});
