import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import { expect, it } from 'vitest';

import { askUpstream } from './ask-upstream.ts';
import type { Upstream } from './upstream.ts';

const upstreamOf = (answer: (request: Request) => Promise<Response>): Upstream => ({
  baseUrl: 'http://logto.test',
  tokenEndpoint: 'http://logto.test/oidc/token',
  fetch: (request) => answer(request instanceof Request ? request : new Request(request)),
});
const url = 'http://logto.test/api/users';
const never = () => new Promise<Response>(() => undefined);

it('forgets an answer when it was given, not only when its time is over', async () => {
  setFlagsFromString('--expose-gc');
  const collectGarbage = runInNewContext('gc') as () => void;
  const { signal } = new AbortController();
  const answers: WeakRef<Response>[] = [];
  const upstream = upstreamOf(() => {
    const answer = Response.json([]);
    answers.push(new WeakRef(answer));
    return Promise.resolve(answer);
  });
  const ask = async () => (await askUpstream(upstream, { url, timeout: 60_000, signal })).status;
  expect(await ask()).toBe(200);
  await expect
    .poll(() => {
      collectGarbage();
      return answers.map((answer) => answer.deref() === undefined);
    })
    .toEqual([true]);
});

it('gives up when the time is over', async () => {
  const asked = askUpstream(upstreamOf(never), { url, timeout: 1, signal: new AbortController().signal });
  await expect(asked).rejects.toMatchObject({ kind: 'timeout' });
});

it('gives up when the browser has gone, before or meanwhile, and tells the upstream', async () => {
  const browser = new AbortController();
  let sent: Request | undefined;
  const upstream = upstreamOf((request) => {
    sent = request;
    return never();
  });
  const asked = askUpstream(upstream, { url, timeout: 60_000, signal: browser.signal });
  browser.abort();
  await expect(asked).rejects.toThrow('aborted');
  expect(sent?.signal.aborted).toBe(true);
  await expect(askUpstream(upstream, { url, timeout: 60_000, signal: browser.signal })).rejects.toThrow('aborted');
});
