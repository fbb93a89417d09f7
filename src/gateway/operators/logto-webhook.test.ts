import { createHmac } from 'node:crypto';

import { expect, it } from 'vitest';

import { codeOf, testGateway } from '#gateway/testing/test-gateway.ts';

const secret = 'signing-key-of-the-webhook';
const suspended = { event: 'User.SuspensionStatus.Updated', data: { id: 'demo-support', isSuspended: true } };

async function gatewayWithWebhook(webhookSecret: string | undefined = secret) {
  const test = await testGateway({ policy: { webhookSecret } });
  return {
    ...test,
    sendWebhook: (event: unknown, key = secret) => {
      const body = typeof event === 'string' ? event : JSON.stringify(event);
      const signature = createHmac('sha256', key).update(body).digest('hex');
      return test.gateway.request('http://localhost:3000/usher/webhooks/logto', {
        method: 'POST',
        body,
        headers: { 'logto-signature-sha-256': signature, origin: 'https://auth.example.com' },
      });
    },
    isSignedIn: async (role: 'support' | 'admin') => (await test.send(role, 'GET /usher/session')).status === 200,
  };
}

it.each([[suspended], [{ event: 'User.Deleted', params: { userId: 'demo-support' }, data: null }]])(
  'ends the sessions of an operator who is suspended or deleted in Logto: %j',
  async (event) => {
    const { sendWebhook, isSignedIn } = await gatewayWithWebhook();
    expect((await sendWebhook(event)).status).toBe(204);
    expect(await isSignedIn('support')).toBe(false);
    expect(await isSignedIn('admin')).toBe(true);
  },
);

it.each([
  [{ event: 'User.SuspensionStatus.Updated', data: { id: 'demo-support', isSuspended: false } }],
  [{ event: 'User.Data.Updated', data: { id: 'demo-support' } }],
  [{ event: 'User.Deleted' }],
])('ends no session for %j', async (event) => {
  const { sendWebhook, isSignedIn } = await gatewayWithWebhook();
  expect((await sendWebhook(event)).status).toBe(204);
  expect(await isSignedIn('support')).toBe(true);
});

it.each([
  [{ isSuspended: false, createdAt: '2027-01-15T08:00:00.000Z' }, false],
  [{ isSuspended: false, createdAt: '2027-01-15T07:59:59.999Z' }, true],
  [{ isSuspended: false, createdAt: undefined }, false],
  [{ isSuspended: true, createdAt: '2027-01-15T08:00:00.000Z' }, true],
])('cancels what was scheduled at 08:00 for a user who was restored in Logto: %j', async (sent, isScheduled) => {
  const { send, sendWebhook } = await gatewayWithWebhook();
  const path = '/usher/users/u1/suspension';
  const end = { with: 'delete', at: Date.parse('2027-02-01') };
  expect((await send('admin', `PUT ${path}`, { end })).status).toBe(204);
  const { isSuspended, createdAt } = sent;
  const restored = { event: 'User.SuspensionStatus.Updated', createdAt, data: { id: 'u1', isSuspended } };
  expect((await sendWebhook(restored)).status).toBe(204);
  expect(await (await send('admin', `GET ${path}`)).json()).toMatchObject({
    suspension: isScheduled ? { end } : null,
  });
});

it('refuses unsigned requests', async () => {
  const { sendWebhook, isSignedIn, gateway } = await gatewayWithWebhook();
  expect(await codeOf(await sendWebhook(suspended, 'another key'))).toBe('gateway.not_permitted');
  const unsigned = { method: 'POST', body: JSON.stringify(suspended) };
  expect((await gateway.request('http://localhost:3000/usher/webhooks/logto', unsigned)).status).toBe(403);
  expect((await sendWebhook('no JSON')).status).toBe(400);
  expect(await isSignedIn('support')).toBe(true);
});

it('refuses all requests without a signing key', async () => {
  const { send, sendWebhook } = await gatewayWithWebhook('');
  expect(await codeOf(await sendWebhook(suspended, ''))).toBe('gateway.route_not_allowed');
  expect((await send('support', 'GET /usher/session')).status).toBe(200);
});
