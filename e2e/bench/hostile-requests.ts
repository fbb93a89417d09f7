import { createHmac, randomBytes } from 'node:crypto';

type HostileRequest = { path: string; init?: RequestInit };

/** `nth` counts the requests and makes each one different. */
type Kind = (nth: number, headers: Record<string, string>) => HostileRequest;

const long = 50_000;
const random = (): string => randomBytes(12).toString('base64url');
const isJson = { 'content-type': 'application/json' };

/** Requests with which a hostile client, signed in or not, may try to fill the server's memory. */
export const hostileKinds: readonly Kind[] = [
  (nth, headers) => ({ path: `/api/users/${String(nth).padEnd(long, 'x')}`, init: { headers } }),
  (nth, headers) => ({ path: `/api/users?search=${String(nth).padEnd(long, 'x')}`, init: { headers } }),
  (nth, headers) => ({ path: `/api/users?search=${String(nth).padEnd(3000, 'x')}`, init: { headers } }),
  (_, headers) => ({ path: `/api/users/${random()}`, init: { headers } }),
  (_, headers) => ({ path: `/api/users/${random()}/roles?page=1&page_size=20`, init: { headers } }),
  (_, headers) => ({ path: `/${random()}/${random()}`, init: { headers } }),
  (_, headers) => ({ path: `/api/${random()}/${random()}`, init: { headers } }),
  (_, headers) => ({ path: `/usher/${random()}`, init: { headers } }),
  () => ({ path: '/api/users', init: { headers: { 'x-usher': '1', cookie: `__Host-usher=${random()}.${random()}` } } }),
  () => ({ path: `/usher/callback?state=${random()}&code=${random()}` }),
  () => ({ path: '/usher/sign-in/demo', init: { method: 'POST', body: '{"role":"nobody"}', headers: fromAnywhere() } }),
  (nth) => {
    const body = JSON.stringify({ event: 'User.Deleted', params: { userId: random() } });
    const signature = createHmac('sha256', `wrong ${nth}`).update(body).digest('hex');
    const headers = { ...isJson, 'logto-signature-sha-256': signature };
    return { path: '/usher/webhooks/logto', init: { method: 'POST', body, headers } };
  },
  (nth, headers) => ({ path: `/api/users?page=${10_000 + nth}&page_size=100`, init: { headers } }),
  (nth, headers) => ({
    path: `/api/users/${random()}`,
    init: { method: 'PATCH', body: `{"name": ${'['.repeat(1 + (nth % 500))}`, headers: { ...headers, ...isJson } },
  }),
  (_, headers) => ({
    path: `/api/users/${random()}/is-suspended`,
    init: {
      method: 'PATCH',
      body: '{"isSuspended":true}',
      headers: { ...headers, ...isJson, 'x-usher-reason': random() },
    },
  }),
  (nth, headers) => ({
    path: '/usher/session',
    init: { headers: { ...headers, 'x-long': String(nth).padEnd(12_000, 'x') } },
  }),
  (_, headers) => ({
    path: `/api/users?search.primaryEmail=${random()}%40x.example&mode.primaryEmail=exact&isCaseSensitive=true`,
    init: { headers: { ...headers, 'x-usher-search-request': random() } },
  }),
  (_, headers) => ({
    path: `/usher/users/${random()}/opened`,
    init: { method: 'POST', body: '{}', headers: { ...headers, ...isJson } },
  }),
];

/** Headers with a different client address for each request. */
function fromAnywhere(): Record<string, string> {
  return { ...isJson, 'x-usher': '1', 'x-forwarded-for': [...randomBytes(4)].join('.') };
}
