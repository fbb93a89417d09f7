import { Hono } from 'hono';

import type { OperatorSession } from '#contract/operators.ts';

import type { Perform } from './deeds.ts';
import { ownUserId } from './deeds.ts';
import type { OperatorPolicy } from './operator-policy.ts';
import type { OperatorEnv } from './operators/require-operator.ts';
import type { Sessions } from './operators/session.ts';
import { setGeneratedPassword } from './generated-password.ts';
import type { UpstreamClient } from './upstream-client.ts';

type Options = {
  policy: OperatorPolicy;
  perform: Perform;
  ask: UpstreamClient;
  sessions: Sessions;
  clock: () => number;
};

/** How long a reveal lasts, in ms, and how many are kept in a session. */
const revealLifetime = 5 * 60_000;
const maxReveals = 10;

/** What Usher does itself for an operator who is signed in. */
export function operatorRoutes({ policy, perform, ask, sessions, clock }: Options): Hono<OperatorEnv> {
  const routes = new Hono<OperatorEnv>();

  routes.get('/session', (c) => {
    const { operator } = c.var.session;
    c.header('cache-control', 'no-store');
    return c.json({
      operator,
      permissions: [...policy.rolePermissions[operator.role]],
      reasonRequired: [...policy.reasonRequired],
      ownUserId: ownUserId(policy, operator.subject),
    } satisfies OperatorSession);
  });

  routes.post('/users/:userId/password', async (c) => {
    const userId = c.req.param('userId');
    return perform(c, { permissions: ['passwords:reset'], limit: 'write', targets: [userId] }, async () => {
      const password = await setGeneratedPassword(ask, userId);
      if (password instanceof Response) return password;
      c.header('cache-control', 'no-store');
      return c.json({ password });
    });
  });

  routes.post('/users/:userId/reveal', async (c) => {
    const userId = c.req.param('userId');
    return perform(c, { permissions: ['users:reveal'], limit: 'reveal', targets: [] }, async () => {
      const until = clock() + revealLifetime;
      const others = c.var.session.reveals.filter((shown) => shown.userId !== userId && clock() < shown.until);
      const reveals = [...others, { userId, until }].slice(-maxReveals);
      await sessions.write(c, { ...c.var.session, reveals });
      return c.json({ until });
    });
  });

  return routes;
}
