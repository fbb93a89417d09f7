import { type Context, Hono } from 'hono';

import type { Permission } from '#contract/operators.ts';
import type { SubjectAccess } from '#contract/subject-access.ts';
import type { Approvals } from '#gateway/approvals/approval-store.ts';
import type { AuditLog } from '#gateway/audit-log/audit-log.ts';
import type { Callers } from '#gateway/callers/caller-store.ts';
import type { ReadLimiter } from '#gateway/limits/read-quotas.ts';
import type { Notes } from '#gateway/notes/note-store.ts';
import type { OperatorEnv } from '#gateway/operators/require-operator.ts';
import { requirePermissions } from '#gateway/policy/authorize.ts';
import type { OperatorPolicy } from '#gateway/policy/operator-policy.ts';
import type { Suspensions } from '#gateway/suspensions/suspension-store.ts';
import type { UpstreamClient } from '#gateway/upstream/upstream-client.ts';
import type { Perform } from '#gateway/writes/actions.ts';

import { readParts } from './read-parts.ts';

type Options = {
  policy: OperatorPolicy;
  perform: Perform;
  send: UpstreamClient;
  auditLog: AuditLog;
  notes: Notes;
  suspensions: Suspensions;
  approvals: Approvals;
  callers: Callers;
  readLimiter: ReadLimiter;
  clock: () => number;
  report: (c: Context, error: unknown) => void;
};

/** The file is never masked, so operators who see masked data may not make one. */
const needed: readonly Permission[] = ['users:subject-access', 'users:unmask'];

/**
 * `POST /usher/users/:userId/subject-access`: everything that Logto and Usher store about a user, without secrets, for a
 * request of the user. It changes nothing, but is recorded with its reason as writes are.
 */
export function subjectAccessRoutes(options: Options): Hono<OperatorEnv> {
  const { policy, perform, send, auditLog, notes, suspensions, approvals, callers, readLimiter, clock, report } =
    options;
  const routes = new Hono<OperatorEnv>();

  routes.post('/users/:userId/subject-access', async (c) => {
    const { operator } = c.var.session;
    requirePermissions(policy, operator, needed);
    await readLimiter.requireQuota(operator);
    const userId = c.req.param('userId');
    const record = { method: 'POST', route: '/usher/users/:userId/subject-access' };
    return perform(c, { permissions: needed, limit: 'reveal', targets: [userId], record }, async () => {
      const madeAt = clock();
      const permissions = policy.rolePermissions[operator.role];
      const parts = await readParts({
        send,
        auditLog,
        notes,
        suspensions,
        approvals,
        callers,
        userId,
        permissions,
        now: madeAt,
        report: (error) => report(c, error),
      });
      const count = Object.values(parts).reduce((sum, { records }) => sum + records.length, 0);
      readLimiter.countRows(operator, count);
      const { name, role } = operator;
      return c.json({
        userId,
        madeBy: { name, role },
        madeAt,
        requestId: c.var.requestId,
        parts,
      } satisfies SubjectAccess);
    });
  });

  return routes;
}
