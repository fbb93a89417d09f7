import { Hono } from 'hono';
import { expect, it } from 'vitest';

import { sessionsInMemory } from '#gateway/testing/sessions-in-memory.ts';

import { type OperatorEnv, requireOperator, rolesGoodForWrites } from './require-operator.ts';
import { defaultLifetimes, sessionsIn } from './session.ts';
import { SignInRefused } from './sign-in-refused.ts';

const unused = () => Promise.reject(new Error('Not used in this test.'));

it('ends the session for every copy of its cookie when the provider refuses the operator', async () => {
  let now = 1_800_000_000_000;
  const clock = () => now;
  const sessions = sessionsIn({
    secrets: ['a secret of this test, long enough to seal'],
    lifetimes: defaultLifetimes,
    known: sessionsInMemory(clock),
    clock,
  });
  const app = new Hono<OperatorEnv>();
  app.get('/sign-in', async (c) => {
    const operator = { subject: 'sam', name: 'Sam', role: 'support' as const };
    await sessions.start(c, { operator, refreshToken: 'refresh' });
    return c.body(null, 204);
  });
  app.use(
    '/api',
    requireOperator({
      source: {
        kind: 'oidc',
        isSameLogto: false,
        begin: unused,
        finish: unused,
        refresh: () => Promise.reject(new SignInRefused('no-role')),
        revoke: unused,
        endSessionUrl: unused,
      },
      sessions,
      clock,
      onRequest: () => Promise.resolve(),
    }),
  );
  app.all('/api', (c) => c.body(null, 204));
  app.onError((_error, c) => c.body(null, 401));
  const [cookie = ''] = (await app.request('/sign-in')).headers.getSetCookie();
  const send = async (method: string) => (await app.request('/api', { method, headers: { cookie } })).status;

  expect(await send('GET')).toBe(204);
  now += rolesGoodForWrites + 1;
  // Reads may still rely on the roles that were read a minute ago, until the provider has said no.
  expect(await send('GET')).toBe(204);
  expect(await send('PATCH')).toBe(401);
  expect(await send('GET')).toBe(401);
});
