import { Hono, type MiddlewareHandler } from 'hono';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';

import { policy } from '#gateway/policy.ts';

import { securityHeaders } from './security-headers.ts';

/** What Prometheus may read: how many requests, how they ended, how long they took. No names, no addresses of users. */
export function createMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'usher_request_duration_seconds',
    help: 'Time from a request to the beginning of its answer.',
    labelNames: ['area', 'method', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    registers: [registry],
  });

  const measure: MiddlewareHandler = async (c, next) => {
    const stop = requests.startTimer();
    await next();
    stop({ area: areaOf(c.req.path), method: c.req.method, status: String(c.res.status) });
  };
  const app = new Hono().use(securityHeaders(false));
  app.get('/metrics', async (c) => c.body(await registry.metrics(), 200, { 'content-type': registry.contentType }));
  return { measure, app };
}

const resources = new Set(policy.map(({ path }) => path.split('/')[2]));

/** `/api/users`, not `/api/users/abc`: labels that whoever asks can make up would never end. */
function areaOf(path: string): string {
  const [, room = '', resource = ''] = path.split('/');
  if (room === 'api') return resources.has(resource) ? `/api/${resource}` : '/api';
  return room === 'usher' || room === 'assets' ? `/${room}` : 'page';
}
