import { Hono } from 'hono';

import { requirePermissions } from './authorise.ts';
import type { Permit } from './deeds.ts';
import type { Journal } from './journal/journal.ts';
import { journalRoutes } from './journal/routes.ts';
import type { OperatorPolicy } from './operator-policy.ts';
import type { OperatorEnv } from './operators/require-operator.ts';
import type { ReadLimiter } from './read-quotas.ts';

type Options = { policy: OperatorPolicy; permit: Permit; journal: Journal; readLimiter: ReadLimiter };

/** The journal, for operators who may read it, and for those who may take a person's values out of it. */
export function journalOfOperators({ policy, permit, journal, readLimiter }: Options): Hono<OperatorEnv> {
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
      permitErasure: (c, userId) => permit(c, { permissions: ['journal:erase'], limit: 'write', targets: [userId] }),
      reported: (c, body) => c.var.reported(body),
    }),
  );
  return routes;
}
