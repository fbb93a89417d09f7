import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import { expect, it } from 'vitest';

import { sendUpstream } from './send-upstream.ts';
import type { Upstream } from './upstream-client.ts';

const upstreamOf = (answer: (request: Request) => Promise<Response>): Upstream => ({
  baseUrl: 'http://logto.test',
  tokenEndpoint: 'http://logto.test/oidc/token',
  fetch: (request) => answer(request instanceof Request ? request : new Request(request)),
});
const url = 'http://logto.test/api/users';
const never = () => new Promise<Response>(() => undefined);

it('releases a response at once, not only after the timeout', async () => {
  setFlagsFromString('--expose-gc');
  const collectGarbage = runInNewContext('gc') as () => void;
  const { signal } = new AbortController();
  const answers: WeakRef<Response>[] = [];
  const upstream = upstreamOf(() => {
    const answer = Response.json([]);
    answers.push(new WeakRef(answer));
    return Promise.resolve(answer);
  });
  const send = async () => (await sendUpstream(upstream, { url, timeout: 60_000, signal })).status;
  expect(await send()).toBe(200);
  await expect
    .poll(() => {
      collectGarbage();
      return answers.map((answer) => answer.deref() === undefined);
    })
    .toEqual([true]);
});

it('rejects after the timeout', async () => {
  const request = sendUpstream(upstreamOf(never), { url, timeout: 1, signal: new AbortController().signal });
  await expect(request).rejects.toMatchObject({ kind: 'timeout' });
});

it('aborts when the browser disconnects, before or during the request', async () => {
  const browser = new AbortController();
  let sent: Request | undefined;
  const upstream = upstreamOf((request) => {
    sent = request;
    return never();
  });
  const request = sendUpstream(upstream, { url, timeout: 60_000, signal: browser.signal });
  browser.abort();
  await expect(request).rejects.toThrow('aborted');
  expect(sent?.signal.aborted).toBe(true);
  await expect(sendUpstream(upstream, { url, timeout: 60_000, signal: browser.signal })).rejects.toThrow('aborted');
});
