import { inspect } from 'node:util';

import { beforeEach, expect, it } from 'vitest';

import { GatewayFault } from '#gateway/gateway-fault.ts';

import { machineToken } from './machine-token.ts';

let requests: Request[];

beforeEach(() => {
  requests = [];
});

const json = (body: unknown, init?: ResponseInit) => Response.json(body, init);

const tokenFrom = (answer: () => Response | Promise<Response>) =>
  machineToken({
    upstream: {
      baseUrl: 'http://logto.test',
      tokenEndpoint: 'http://logto.test/oidc/token',
      fetch: (request) => {
        requests.push(request);
        return answer();
      },
    },
    credentials: { clientId: 'usher app', clientSecret: 's3:crët', resource: 'https://default.logto.app/api' },
    clock: () => 1_800_000_000_000,
    timeout: 50,
  });

const faultFrom = (answer: () => Response | Promise<Response>) =>
  tokenFrom(answer)
    .get()
    .then(
      () => undefined,
      (error: unknown) => error,
    );

it('sends a client credentials grant', async () => {
  const token = tokenFrom(() => json({ access_token: 't1', expires_in: 3600, token_type: 'Bearer', scope: 'all' }));
  expect(await token.get()).toBe('t1');
  const [request] = requests;
  expect(request?.method).toBe('POST');
  const [scheme, encoded = ''] = request?.headers.get('authorization')?.split(' ') ?? [];
  expect([scheme, new URLSearchParams(atob(encoded)).keys().next().value]).toEqual(['Basic', 'usher app:s3:crët']);
  expect(Object.fromEntries(new URLSearchParams(await request?.text()))).toEqual({
    grant_type: 'client_credentials',
    resource: 'https://default.logto.app/api',
    scope: 'all',
  });
});

const challenge = (value: string) => ({ status: 401, headers: { 'www-authenticate': value } });

it.each<[string, () => Response | Promise<Response>, Partial<GatewayFault>]>([
  [
    'an OAuth error',
    () => json({ error: 'invalid_target' }, { status: 400 }),
    { kind: 'badCredentials', data: { status: 400, error: 'invalid_target' } },
  ],
  [
    'an OAuth error with a challenge',
    () => json({ error: 'invalid_client' }, challenge('Basic realm="logto", error="invalid_client"')),
    { kind: 'badCredentials', data: { status: 401, error: 'invalid_client' } },
  ],
  [
    'a challenge of a proxy',
    () => new Response('', challenge('Basic realm="staff"')),
    { kind: 'badAnswer', data: { status: 401 } },
  ],
  ['another 4xx', () => json({ message: 'no' }, { status: 404 }), { kind: 'badAnswer', data: { status: 404 } }],
  ['a redirect', () => Response.redirect('https://elsewhere.test/', 302), { kind: 'badAnswer', data: { status: 302 } }],
  ['HTML', () => new Response('<p>', { headers: { 'content-type': 'text/html' } }), { kind: 'badAnswer' }],
  ['no expiry', () => json({ access_token: 't', token_type: 'Bearer', scope: 'all' }), { kind: 'badAnswer' }],
  ['no scope', () => json({ access_token: 't', expires_in: 60, token_type: 'Bearer' }), { kind: 'missingRole' }],
  ['500', () => json({}, { status: 500 }), { kind: 'failed', data: { status: 500 } }],
  ['429', () => json({}, { status: 429, headers: { 'retry-after': '7' } }), { kind: 'rateLimited', retryAfter: '7' }],
  ['no response', () => new Promise<Response>(() => undefined), { kind: 'timeout' }],
  ['a network error', () => Promise.reject(new TypeError('fetch failed')), { kind: 'unreachable' }],
])('converts %s', async (_what, answer, fault) => {
  expect(await faultFrom(answer)).toMatchObject(fault);
});

it('keeps a token in an invalid response out of the error', async () => {
  const fault = await faultFrom(() => json({ access_token: 'unusable-token', expires_in: 60, scope: 'all' }));
  expect(fault).toMatchObject({ kind: 'badAnswer' });
  expect(inspect(fault, { depth: null, showHidden: true })).not.toContain('unusable-token');
});
