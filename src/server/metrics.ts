import { Hono, type MiddlewareHandler } from 'hono';
import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';

import { gatewayErrorCodes } from '#contract/errors.ts';
import type { ObservedEvent } from '#gateway/audit-log/audit-log.ts';
import { rules } from '#gateway/policy/policy.ts';

import { securityHeaders } from './security-headers.ts';

/**
 * Creates the Prometheus metrics: requests with status and duration, and audit events of this process. No personal
 * data.
 */
export function createMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'usher_request_duration_seconds',
    help: 'Time from a request to the start of its response.',
    labelNames: ['area', 'method', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    registers: [registry],
  });

  const counter = <Label extends string>(name: string, help: string, labelNames: readonly Label[]) =>
    new Counter({ name, help, labelNames: [...labelNames], registers: [registry] });
  const events = counter('usher_audit_events_total', 'Audit events, by kind and action.', ['kind', 'action']);
  const refusals = counter('usher_refusals_total', 'Requests of operators that were refused, by error code.', ['code']);
  const alarms = counter('usher_alarms_total', 'Alarms, by cause.', ['cause']);
  const approvals = counter('usher_approvals_total', 'Actions on approvals, by action.', ['action']);
  const quotas = counter('usher_read_quota_refusals_total', 'Reads refused because of a quota.', []);
  const signIns = counter('usher_sign_ins_total', 'Sign-ins of operators, by outcome.', ['outcome']);

  const observe = ({ kind, action, code, targetId, count }: ObservedEvent): void => {
    if (kind === 'outcome') return;
    events.inc({ kind, action }, count);
    if (kind === 'alarm') alarms.inc({ cause: targetId ?? 'unknown' });
    if (action === 'refused') refusals.inc({ code: code ?? 'unknown' }, count);
    if (code === gatewayErrorCodes.readQuotaExceeded) quotas.inc(count);
    if (action.startsWith('approvals:')) approvals.inc({ action }, count);
    if (action === 'operators:sign-in') signIns.inc({ outcome: 'succeeded' }, count);
    if (action === 'operators:sign-in-failed') signIns.inc({ outcome: 'failed' }, count);
  };

  const measure: MiddlewareHandler = async (c, next) => {
    const stop = requests.startTimer();
    await next();
    stop({ area: areaOf(c.req.path), method: c.req.method, status: String(c.res.status) });
  };
  const app = new Hono().use(securityHeaders(false));
  app.get('/metrics', async (c) => c.body(await registry.metrics(), 200, { 'content-type': registry.contentType }));
  return { measure, observe, app };
}

const resources = new Set(rules.map(({ path }) => path.split('/')[2]));

/** Returns `/api/users` for `/api/users/abc`: the number of labels must be limited, whatever paths clients send. */
function areaOf(path: string): string {
  const [, prefix = '', resource = ''] = path.split('/');
  if (prefix === 'api') return resources.has(resource) ? `/api/${resource}` : '/api';
  return prefix === 'usher' || prefix === 'assets' ? `/${prefix}` : 'page';
}
