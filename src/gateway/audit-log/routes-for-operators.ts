import { Hono } from 'hono';

import type { Approvals } from '#gateway/approvals/approval-store.ts';
import type { Callers } from '#gateway/callers/caller-store.ts';
import type { RowStore } from '#gateway/jobs/row-store.ts';
import type { ReadLimiter } from '#gateway/limits/read-quotas.ts';
import type { Notes } from '#gateway/notes/note-store.ts';
import type { OperatorEnv } from '#gateway/operators/require-operator.ts';
import { requireGivenReason, requirePermissions } from '#gateway/policy/authorize.ts';
import type { OperatorPolicy } from '#gateway/policy/operator-policy.ts';
import type { Suspensions } from '#gateway/suspensions/suspension-store.ts';
import type { Perform } from '#gateway/writes/actions.ts';

import type { AuditLog } from './audit-log.ts';
import { auditLogRoutes } from './routes.ts';

type Options = {
  policy: OperatorPolicy;
  perform: Perform;
  auditLog: AuditLog;
  notes: Pick<Notes, 'eraseOf'>;
  callers: Pick<Callers, 'eraseOf'>;
  approvals: Pick<Approvals, 'eraseValuesOf'>;
  suspensions: Pick<Suspensions, 'eraseReasonOf'>;
  jobRows: Pick<RowStore, 'eraseOf'>;
  readLimiter: ReadLimiter;
  /** Rejects while the audit log contains recent actions on the user. */
  requireErasable: (userId: string) => Promise<void>;
};

/**
 * `/usher/audit-log` with permission checks: for operators who may read it, and for those who may erase a user's
 * values.
 */
export function auditLogRoutesForOperators(options: Options): Hono<OperatorEnv> {
  const { policy, perform, auditLog, notes, callers, approvals, suspensions, jobRows, readLimiter } = options;
  const { requireErasable } = options;
  const routes = new Hono<OperatorEnv>();
  routes.use(async (c, next) => {
    const isRead = c.req.method === 'GET' || c.req.method === 'HEAD';
    requirePermissions(policy, c.var.session.operator, [isRead ? 'audit:read' : 'audit:erase']);
    if (isRead) await readLimiter.requireQuota(c.var.session.operator);
    await next();
  });
  routes.route(
    '/',
    auditLogRoutes<OperatorEnv>({
      auditLog,
      operatorOf: (c) => c.var.session.operator,
      onRead: (c, action, entries) => {
        readLimiter.countRows(c.var.session.operator, entries);
        auditLog.count(c.var.session.operator, action, entries);
      },
      requestIdOf: (c) => c.var.requestId,
      isMasked: (c) => !policy.rolePermissions[c.var.session.operator.role].includes('users:unmask'),
      performErasure: async (c, { userId, reason }, run) => {
        // Erasure always needs a reason, whatever the settings say.
        requireGivenReason(policy, ['audit:erase'], reason);
        await requireErasable(userId);
        const record = { method: 'POST', route: '/usher/audit-log/erase' };
        return perform(
          c,
          { permissions: ['audit:erase'], limit: 'write', targets: [userId], reason, record },
          async () => {
            await notes.eraseOf(userId);
            await callers.eraseOf(userId);
            await approvals.eraseValuesOf(userId);
            await suspensions.eraseReasonOf(userId);
            await jobRows.eraseOf(userId);
            return run();
          },
        );
      },
      reported: (c, body) => c.var.reported(body),
    }),
  );
  return routes;
}
