import { Hono } from 'hono';
import * as z from 'zod';

import { GatewayFault } from '#gateway/gateway-fault.ts';
import type { LimitedKind } from '#gateway/limits/rate-limits.ts';
import type { OperatorEnv } from '#gateway/operators/require-operator.ts';
import { openReveals } from '#gateway/operators/session.ts';
import { requirePermissions } from '#gateway/policy/authorize.ts';
import type { OperatorPolicy } from '#gateway/policy/operator-policy.ts';
import { readAnswer } from '#gateway/upstream/internal-read.ts';
import type { UpstreamClient } from '#gateway/upstream/upstream-client.ts';

import type { Picture } from './fetch-picture.ts';

type Options = {
  policy: OperatorPolicy;
  send: UpstreamClient;
  count: (kind: LimitedKind, who: string) => void;
  fetchPicture: (address: string) => Promise<Picture>;
  clock: () => number;
};

const account = z.object({ avatar: z.string().nullable() });

/**
 * `/usher/users/:userId/picture`: the user's picture, loaded by the gateway so that its host learns nothing about the
 * operator.
 */
export function pictureRoutes({ policy, send, count, fetchPicture, clock }: Options): Hono<OperatorEnv> {
  const routes = new Hono<OperatorEnv>();

  routes.get('/users/:userId/picture', async (c) => {
    const { operator } = c.var.session;
    const userId = c.req.param('userId');
    const isRevealed = openReveals(c.var.session, clock()).some((shown) => shown.userId === userId);
    requirePermissions(policy, operator, isRevealed ? ['users:read'] : ['users:read', 'users:unmask']);
    count('search', operator.subject);
    const address = `/api/users/${encodeURIComponent(userId)}`;
    const user = await readAnswer(await send({ method: 'GET', address }), account);
    if (user === undefined) throw new GatewayFault('accountNotFound');
    if (user.avatar === null) throw new GatewayFault('pictureUnavailable');
    const { type, bytes } = await fetchPicture(user.avatar);
    c.header('content-type', type);
    c.header('content-security-policy', "sandbox; default-src 'none'");
    c.header('x-content-type-options', 'nosniff');
    return c.body(bytes);
  });

  return routes;
}
