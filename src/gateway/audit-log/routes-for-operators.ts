import { Hono } from 'hono';

import { requireGivenReason, requirePermissions } from '#gateway/authorize.ts';
import type { Perform } from '#gateway/actions.ts';
import type { Journal } from './audit-log.ts';
import { journalRoutes } from './routes.ts';
import type { OperatorPolicy } from '#gateway/operator-policy.ts';
import type { OperatorEnv } from '#gateway/operators/require-operator.ts';
import type { ReadLimiter } from '#gateway/read-quotas.ts';

type Options = {
  policy: OperatorPolicy;
  perform: Perform;
  journal: Journal;
  readLimiter: ReadLimiter;
  /** Rejects while the journal holds recent actions on the user. */
  requireErasable: (userId: string) => Promise<void>;
};

/** The journal, for operators who may read it, and for those who may take a person's values out of it. */
export function journalOfOperators(options: Options): Hono<OperatorEnv> {
  const { policy, perform, journal, readLimiter, requireErasable } = options;
  const routes = new Hono<OperatorEnv>();
  routes.use(async (c, next) => {
    const isRead = c.req.method === 'GET' || c.req.method === 'HEAD';
    requirePermissions(policy, c.var.session.operator, [isRead ? 'journal:read' : 'journal:erase']);
    if (isRead) await readLimiter.requireQuota(c.var.session.operator);
    await next();
  });
  routes.route(
    '/',
    journalRoutes<OperatorEnv>({
      journal,
      operatorOf: (c) => c.var.session.operator,
      onRead: (c, action, entries) => {
        readLimiter.countRows(c.var.session.operator, entries);
        journal.count(c.var.session.operator, action, entries);
      },
      requestIdOf: (c) => c.var.requestId,
      isMasked: (c) => !policy.rolePermissions[c.var.session.operator.role].includes('users:unmask'),
      performErasure: async (c, { userId, reason }, run) => {
        // What was done to the journal must explain itself, whatever the settings say.
        requireGivenReason(policy, ['journal:erase'], reason);
        await requireErasable(userId);
        const record = { method: 'POST', route: '/usher/journal/erase' };
        return perform(c, { permissions: ['journal:erase'], limit: 'write', targets: [userId], reason, record }, run);
      },
      reported: (c, body) => c.var.reported(body),
    }),
  );
  return routes;
}
