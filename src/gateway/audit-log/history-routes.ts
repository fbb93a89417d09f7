import { Hono } from 'hono';

import { type AccountChange, accountHistoryQuery, type AuditEventDetails } from '#contract/audit-log.ts';
import type { Permission } from '#contract/operators.ts';
import { totalNumberHeader, totalNumberIsCappedHeader } from '#contract/paging.ts';
import type { ReadLimiter } from '#gateway/limits/read-quotas.ts';
import type { OperatorEnv } from '#gateway/operators/require-operator.ts';
import { requirePermissions } from '#gateway/policy/authorize.ts';
import type { OperatorPolicy } from '#gateway/policy/operator-policy.ts';
import { readInput } from '#gateway/read-json.ts';

import type { AuditLog } from './audit-log.ts';
import { masked } from './routes.ts';

type Options = { policy: OperatorPolicy; auditLog: AuditLog; readLimiter: ReadLimiter };

/**
 * `/usher/users/:userId/history`: the changes of one user by operators, newest first, also for operators who may not
 * read the audit log. It contains neither reads nor sign-ins.
 */
export function historyRoutes({ policy, auditLog, readLimiter }: Options): Hono<OperatorEnv> {
  const routes = new Hono<OperatorEnv>();

  routes.get('/users/:userId/history', async (c) => {
    const { operator } = c.var.session;
    requirePermissions(policy, operator, ['users:history']);
    await readLimiter.requireQuota(operator);
    const { userId, action, flow, ...page } = readInput(accountHistoryQuery, { ...c.req.query(), ...c.req.param() });
    const filters = { userId, category: 'changes', action, flow } as const;
    // The steps of a merge on its other account are listed too, as their history is open to the same permission.
    const isFlowOf =
      flow !== undefined && (await auditLog.list(filters, { ...page, page: 1, page_size: 1 })).total.count > 0;
    const { entries, total } = await auditLog.list(isFlowOf ? { ...filters, userId: undefined } : filters, page);
    if (entries.length > 0) {
      readLimiter.countRows(operator, entries.length);
      auditLog.count(operator, 'users:history', entries.length);
    }
    c.header(totalNumberHeader, String(total.count));
    if (total.isCapped) c.header(totalNumberIsCappedHeader, 'true');
    const permissions = policy.rolePermissions[operator.role];
    return c.json(entries.map((entry) => shownTo(permissions, entry)));
  });

  return routes;
}

function shownTo(permissions: readonly Permission[], entry: AuditEventDetails): AccountChange {
  const { hash: _hash, ...shown } = permissions.includes('users:unmask') ? entry : masked(entry);
  return permissions.includes('audit:read') ? shown : { ...shown, before: null, after: null };
}
