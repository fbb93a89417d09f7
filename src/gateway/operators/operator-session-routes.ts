import { Hono } from 'hono';
import type * as z from 'zod';

import type { endedSessions, ListedSession } from '#contract/operator-sessions.ts';
import { requirePermissions } from '#gateway/policy/authorize.ts';
import type { OperatorPolicy } from '#gateway/policy/operator-policy.ts';
import type { Perform } from '#gateway/writes/actions.ts';

import type { OperatorSessions } from './operator-sessions.ts';
import type { OperatorEnv } from './require-operator.ts';

type Options = {
  policy: OperatorPolicy;
  sessions: OperatorSessions;
  perform: Perform;
  /** Pauses the running jobs of an operator. */
  pauseJobsOf: (subject: string) => Promise<unknown>;
};

/** `/usher/operators`: the operators' sessions, for operators who may end them. */
export function operatorSessionRoutes({ policy, sessions, perform, pauseJobsOf }: Options): Hono<OperatorEnv> {
  const routes = new Hono<OperatorEnv>();

  routes.get('/sessions', async (c) => {
    const { id: ownId, operator } = c.var.session;
    requirePermissions(policy, operator, ['sessions:administer']);
    const known = await sessions.list();
    return c.json(
      known.map(({ id, operator: who, signedInAt, seenAt, address }): ListedSession => ({
        id,
        operator: who,
        signedInAt,
        seenAt,
        address: address ?? null,
        isOwn: id === ownId,
      })),
    );
  });

  routes.delete('/sessions/:sessionId', async (c) => {
    const id = c.req.param('sessionId');
    const target = { type: 'session', id };
    const record = { method: 'DELETE', route: '/usher/operators/sessions/:sessionId', target };
    return perform(c, { permissions: ['sessions:administer'], limit: 'write', targets: [], record }, async () => {
      const known = (await sessions.list()).find((one) => one.id === id);
      if (known !== undefined) {
        await sessions.end(known);
        if (known.operator.subject !== c.var.session.operator.subject) await pauseJobsOf(known.operator.subject);
      }
      return c.body(null, 204);
    });
  });

  routes.delete('/:subject/sessions', async (c) => {
    const subject = c.req.param('subject');
    const record = {
      method: 'DELETE',
      route: '/usher/operators/:subject/sessions',
      target: { type: 'operator', id: subject },
    };
    return perform(c, { permissions: ['sessions:administer'], limit: 'write', targets: [], record }, async () => {
      const count = await sessions.endAllOf(subject);
      await pauseJobsOf(subject);
      return c.json({ count } satisfies z.infer<typeof endedSessions>);
    });
  });

  return routes;
}
