import type { Hono } from 'hono';

import type { OperatorRole } from '#contract/operators.ts';
import { defaultCallerSettings } from '#gateway/callers/caller-settings.ts';
import { defaultRateLimits } from '#gateway/limits/rate-limits.ts';
import { defaultReadQuotas } from '#gateway/limits/read-quotas.ts';
import type { OperatorEnv } from '#gateway/operators/require-operator.ts';
import { defaultLifetimes } from '#gateway/operators/session.ts';
import { defaultApprovalSettings } from '#gateway/policy/approval-settings.ts';
import type { OperatorPolicy } from '#gateway/policy/operator-policy.ts';
import { defaultRolePermissions } from '#gateway/policy/permissions.ts';

/** The three demo operators with their default permissions; no action needs a reason. */
export const demoPolicy: OperatorPolicy = {
  ...defaultApprovalSettings,
  ...defaultCallerSettings,
  source: { kind: 'demo', isExposed: false },
  rolePermissions: defaultRolePermissions,
  reasonRequired: [],
  operatorRoleNames: [],
  protectedRoles: [],
  rateLimits: defaultRateLimits,
  readQuotas: defaultReadQuotas,
  sessionLifetimes: defaultLifetimes,
  stepUpAfter: undefined,
  webhookSecret: undefined,
  secrets: ['a secret of the tests, long enough to be one'],
};

/** Signs in a demo operator and returns the session cookie. */
export async function signInAs(gateway: Hono<OperatorEnv>, role: OperatorRole): Promise<string> {
  const answer = await gateway.request('http://localhost:3000/usher/sign-in/demo', {
    method: 'POST',
    body: JSON.stringify({ role }),
    headers: { 'content-type': 'application/json', 'x-usher': '1' },
  });
  const [cookie = ''] = answer.headers.getSetCookie();
  return cookie.split(';', 1)[0] ?? '';
}
