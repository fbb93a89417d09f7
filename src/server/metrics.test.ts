import { expect, it } from 'vitest';

import { createMetrics } from './metrics.ts';

it('counts refusals, alarms, approvals, quotas and sign-ins', async () => {
  const { app, observe } = createMetrics();
  const event = { kind: 'event', status: null, code: null, targetId: undefined, count: 1 } as const;
  const refused = { ...event, action: 'refused', status: 403 };
  observe({ ...refused, code: 'gateway.not_permitted' });
  observe({ ...refused, code: 'gateway.not_permitted', count: 30 });
  observe({ ...refused, code: 'gateway.read_quota_exceeded', count: 2 });
  observe({ ...event, kind: 'alarm', action: 'alarm', targetId: 'read-quota' });
  observe({ ...event, kind: 'write', action: 'approvals:decide' });
  observe({ ...event, kind: 'outcome', action: 'approvals:decide' });
  observe({ ...event, action: 'operators:sign-in' });
  observe({ ...event, action: 'operators:sign-in-failed', count: 5 });
  const text = await (await app.request('/metrics')).text();
  for (const line of [
    'usher_refusals_total{code="gateway.not_permitted"} 31',
    'usher_read_quota_refusals_total 2',
    'usher_alarms_total{cause="read-quota"} 1',
    'usher_approvals_total{action="approvals:decide"} 1',
    'usher_audit_events_total{kind="event",action="refused"} 33',
    'usher_sign_ins_total{outcome="succeeded"} 1',
    'usher_sign_ins_total{outcome="failed"} 5',
  ]) {
    expect(text.split('\n')).toContain(line);
  }
});
