import { Hono } from 'hono';

import { flowPermission, guidedFlows, newFlow } from '#contract/guided-flows.ts';
import type { OperatorEnv } from '#gateway/operators/require-operator.ts';
import { requirePermissions } from '#gateway/policy/authorize.ts';
import type { OperatorPolicy } from '#gateway/policy/operator-policy.ts';
import { readInput } from '#gateway/read-json.ts';

import type { Perform } from './actions.ts';

type Options = { policy: OperatorPolicy; perform: Perform };

/**
 * `POST /usher/users/:userId/flows` opens a guided flow: an audit event with the chosen steps and the reason, which the
 * events of the steps refer to. The steps are ordinary writes with their own permissions; they send the flow's ID.
 */
export function guidedFlowRoutes({ policy, perform }: Options): Hono<OperatorEnv> {
  const routes = new Hono<OperatorEnv>();

  routes.post('/users/:userId/flows', async (c) => {
    const { operator } = c.var.session;
    const permissions = guidedFlows.map(flowPermission);
    const mayAny = permissions.some((permission) => policy.rolePermissions[operator.role].includes(permission));
    // The permission decides before the input.
    if (!mayAny) requirePermissions(policy, operator, permissions);
    const { flow, otherUserId, steps } = readInput(newFlow, await c.req.json<unknown>().catch(() => undefined));
    const permission = flowPermission(flow);
    requirePermissions(policy, operator, [permission]);
    const userId = c.req.param('userId');
    const targets = otherUserId === undefined || otherUserId === userId ? [userId] : [userId, otherUserId];
    const record = { method: 'POST', route: '/usher/users/:userId/flows', fields: { steps } };
    return perform(c, { permissions: [permission], limit: 'write', targets, opensFlow: true, record }, () =>
      Promise.resolve(c.json({ id: c.var.requestId })),
    );
  });

  return routes;
}
