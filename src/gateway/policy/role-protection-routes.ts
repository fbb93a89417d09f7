import { Hono } from 'hono';
import * as z from 'zod';

import type { RoleProtection as Shown } from '#contract/role-protection.ts';
import type { OperatorEnv } from '#gateway/operators/require-operator.ts';
import { answerFrom } from '#gateway/proxy/answer.ts';
import { readAnswer } from '#gateway/upstream/internal-read.ts';
import type { UpstreamClient } from '#gateway/upstream/upstream-client.ts';
import type { Action, Perform } from '#gateway/writes/actions.ts';

import { requirePermissions } from './authorize.ts';
import type { OperatorPolicy } from './operator-policy.ts';
import type { RoleMarks } from './role-marks.ts';
import type { ProtectionCheck } from './role-protection.ts';

type Options = {
  policy: OperatorPolicy;
  perform: Perform;
  send: UpstreamClient;
  marks: RoleMarks;
  protection: Pick<ProtectionCheck, 'causesOf'>;
};

const role = z.object({ name: z.string() });

const pathOf = (roleId: string) => `/api/roles/${encodeURIComponent(roleId)}`;

/** `/usher/roles/:roleId/protection`: why a role is protected, and adding or removing protection. */
export function roleProtectionRoutes({ policy, perform, send, marks, protection }: Options): Hono<OperatorEnv> {
  const routes = new Hono<OperatorEnv>();

  routes.get('/:roleId/protection', async (c) => {
    requirePermissions(policy, c.var.session.operator, ['users:read']);
    const id = c.req.param('roleId');
    const path = pathOf(id);
    const answer = await send({ method: 'GET', address: path });
    if (answer.status === 404) return answerFrom(answer, { path, reported: c.var.reported });
    const name = (await readAnswer(answer, role))?.name ?? '';
    const [causes, mark] = await Promise.all([protection.causesOf({ id, name }), marks.of(id)]);
    return c.json({ causes, mark: mark ?? null } satisfies Shown);
  });

  routes.put('/:roleId/protection', async (c) => {
    const id = c.req.param('roleId');
    return perform(c, actionOf('PUT', id), async () => {
      const path = pathOf(id);
      const answer = await answerFrom(await send({ method: 'GET', address: path }), { path, reported: c.var.reported });
      if (!answer.ok) return answer;
      await answer.body?.cancel();
      await marks.mark(id, c.var.session.operator);
      return c.body(null, 204);
    });
  });

  // No check that the role exists: marks of deleted roles can be removed too.
  routes.delete('/:roleId/protection', async (c) => {
    const id = c.req.param('roleId');
    return perform(c, actionOf('DELETE', id), async () => {
      await marks.unmark(id);
      return c.body(null, 204);
    });
  });

  return routes;
}

const actionOf = (method: 'PUT' | 'DELETE', roleId: string): Action => ({
  permissions: ['protection:write'],
  limit: 'write',
  targets: [],
  roles: { ids: [roleId], names: [] },
  record: {
    method,
    route: '/usher/roles/:roleId/protection',
    target: { type: 'role', id: roleId },
    fields: { isProtected: method === 'PUT' },
  },
});
