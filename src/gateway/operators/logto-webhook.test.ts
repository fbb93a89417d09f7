import { createHmac } from 'node:crypto';

import { expect, it } from 'vitest';

import { codeOf, testGateway } from '#gateway/testing/test-gateway.ts';

const secret = 'signing-key-of-the-webhook';
const suspended = { event: 'User.SuspensionStatus.Updated', data: { id: 'demo-support', isSuspended: true } };

async function gatewayWithWebhook(webhookSecret: string | undefined = secret) {
  const test = await testGateway({ policy: { webhookSecret } });
  return {
    ...test,
    send: (event: unknown, key = secret) => {
      const body = typeof event === 'string' ? event : JSON.stringify(event);
      const signature = createHmac('sha256', key).update(body).digest('hex');
      return test.gateway.request('http://localhost:3000/usher/webhooks/logto', {
        method: 'POST',
        body,
        headers: { 'logto-signature-sha-256': signature, origin: 'https://auth.example.com' },
      });
    },
    isSignedIn: async (role: 'support' | 'admin') => (await test.ask(role, 'GET /usher/session')).status === 200,
  };
}

it.each([[suspended], [{ event: 'User.Deleted', params: { userId: 'demo-support' }, data: null }]])(
  'ends the sessions of an operator whom Logto suspends or deletes: %j',
  async (event) => {
    const { send, isSignedIn } = await gatewayWithWebhook();
    expect((await send(event)).status).toBe(204);
    expect(await isSignedIn('support')).toBe(false);
    expect(await isSignedIn('admin')).toBe(true);
  },
);

it.each([
  [{ event: 'User.SuspensionStatus.Updated', data: { id: 'demo-support', isSuspended: false } }],
  [{ event: 'User.Data.Updated', data: { id: 'demo-support' } }],
  [{ event: 'User.Deleted' }],
])('ends none for %j', async (event) => {
  const { send, isSignedIn } = await gatewayWithWebhook();
  expect((await send(event)).status).toBe(204);
  expect(await isSignedIn('support')).toBe(true);
});

it('believes nothing that is not signed', async () => {
  const { send, isSignedIn, gateway } = await gatewayWithWebhook();
  expect(await codeOf(await send(suspended, 'another key'))).toBe('gateway.not_permitted');
  const unsigned = { method: 'POST', body: JSON.stringify(suspended) };
  expect((await gateway.request('http://localhost:3000/usher/webhooks/logto', unsigned)).status).toBe(403);
  expect((await send('no JSON')).status).toBe(400);
  expect(await isSignedIn('support')).toBe(true);
});

it('accepts nothing where no key is set', async () => {
  const { ask, send } = await gatewayWithWebhook('');
  expect(await codeOf(await send(suspended, ''))).toBe('gateway.route_not_allowed');
  expect((await ask('support', 'GET /usher/session')).status).toBe(200);
});
