import { afterEach, expect, it } from 'vitest';

import { takeEarlyAnswer } from './early-answers.ts';

const early = (answers: Record<string, Promise<Response>>) => {
  globalThis.usherEarlyAnswers = new Map(Object.entries(answers));
};
afterEach(() => {
  globalThis.usherEarlyAnswers = undefined;
});

it('returns each response once', async () => {
  early({ '/api/users': Promise.resolve(new Response('[]')) });
  expect(await (await takeEarlyAnswer('/api/users'))?.text()).toBe('[]');
  expect(await takeEarlyAnswer('/api/users')).toBeUndefined();
});

it('returns undefined for URLs not requested and for failures', async () => {
  early({
    '/usher/session': Promise.resolve(new Response(null, { status: 401 })),
    '/api/users': Promise.reject(new TypeError('Failed to fetch')),
  });
  expect(await takeEarlyAnswer('/usher/session')).toBeUndefined();
  expect(await takeEarlyAnswer('/api/users')).toBeUndefined();
  expect(await takeEarlyAnswer('/api/roles')).toBeUndefined();
});

it('returns a timeout, so that it is not waited for twice', async () => {
  early({ '/api/users': Promise.resolve(new Response(null, { status: 504 })) });
  expect((await takeEarlyAnswer('/api/users'))?.status).toBe(504);
});
