import { Hono } from 'hono';

import type { Approval } from '#contract/approvals.ts';
import { GatewayFault } from '#gateway/gateway-fault.ts';
import type { OperatorEnv } from '#gateway/operators/require-operator.ts';
import { requirePermissions } from '#gateway/policy/authorize.ts';
import type { OperatorPolicy } from '#gateway/policy/operator-policy.ts';
import type { Perform } from '#gateway/writes/actions.ts';

import type { Approvals, StoredApproval } from './approval-store.ts';

type Options = { policy: OperatorPolicy; approvals: Approvals; perform: Perform };

/** `/usher/approvals`: approval requests. Operators see their own requests; operators who may decide see all. */
export function approvalRoutes({ policy, approvals, perform }: Options): Hono<OperatorEnv> {
  const routes = new Hono<OperatorEnv>();

  routes.get('/', async (c) => {
    const { operator } = c.var.session;
    const permissions = policy.rolePermissions[operator.role];
    const found = await approvals.list(permissions.includes('approvals:decide') ? undefined : operator.subject);
    c.header('cache-control', 'no-store');
    return c.json(
      found.map((one) => {
        const isOwn = one.requester.subject === operator.subject;
        return listed(one, { isOwn, showsValues: permissions.includes('users:unmask') });
      }),
    );
  });

  for (const [word, decision] of [
    ['approve', 'approved'],
    ['refuse', 'refused'],
  ] as const) {
    routes.post(`/:approvalId/${word}`, async (c) => {
      const { operator } = c.var.session;
      requirePermissions(policy, operator, ['approvals:decide']);
      const id = c.req.param('approvalId');
      const request = await approvals.get(id);
      if (request === undefined) throw new GatewayFault('approvalClosed');
      const record = {
        method: 'POST',
        route: `/usher/approvals/:approvalId/${word}`,
        target: { type: 'approval', id },
        fields: { decision, requester: request.requester.name, requestedAction: request.action },
      };
      const action = { permissions: ['approvals:decide'], limit: 'write', targets: request.userIds, record } as const;
      return perform(c, action, async () => {
        await approvals.decide(id, operator, decision);
        return c.body(null, 204);
      });
    });
  }

  return routes;
}

type Shown = { isOwn: boolean; showsValues: boolean };

function listed(request: StoredApproval, { isOwn, showsValues }: Shown): Approval {
  const { target, decidedBy, fields, reason, ...others } = request;
  return {
    ...others,
    isOwn,
    target: target ?? null,
    fields: showsValues ? fields : null,
    reason: showsValues || isOwn ? (reason ?? null) : null,
    decidedBy: decidedBy ?? null,
  };
}
