import { type Context, Hono } from 'hono';
import * as z from 'zod';

import type { Permission } from '#contract/operators.ts';
import { maxSuspension, newSuspension, type Suspension, type suspensionAnswer } from '#contract/suspensions.ts';
import { withoutSecretTexts } from '#gateway/audit-log/without-secrets.ts';
import { GatewayFault } from '#gateway/gateway-fault.ts';
import type { ReadLimiter } from '#gateway/limits/read-quotas.ts';
import type { OperatorEnv } from '#gateway/operators/require-operator.ts';
import { openReveals } from '#gateway/operators/session.ts';
import { requirePermissions } from '#gateway/policy/authorize.ts';
import type { OperatorPolicy } from '#gateway/policy/operator-policy.ts';
import { readInput } from '#gateway/read-json.ts';
import { type Perform, reasonOf } from '#gateway/writes/actions.ts';
import type { WriteUpstream } from '#gateway/writes/write-upstream.ts';

import type { StoredSuspension, Suspensions } from './suspension-store.ts';

type Options = {
  policy: OperatorPolicy;
  suspensions: Suspensions;
  perform: Perform;
  write: WriteUpstream;
  readLimiter: ReadLimiter;
  clock: () => number;
};

/** Who may suspend until a time, and who may hold a deletion: as if it were done now. */
const permissionsFor = {
  restore: ['users:suspend', 'users:restore'],
  delete: ['users:delete', 'users:suspend'],
} as const satisfies Record<string, readonly Permission[]>;

const names = { restore: 'users:suspend', delete: 'users:schedule-deletion' } as const;

/** PostgreSQL cannot search for NUL. */
const parameters = z.object({ userId: z.string().regex(/^\P{Cc}+$/u) });

const route = '/users/:userId/suspension';

/** `/usher/users/:userId/suspension`: why a user is suspended, and suspensions that Usher ends at a time. */
export function suspensionRoutes(options: Options): Hono<OperatorEnv> {
  const { policy, suspensions, perform, write, readLimiter, clock } = options;
  const routes = new Hono<OperatorEnv>();

  routes.get(route, async (c) => {
    const { operator } = c.var.session;
    requirePermissions(policy, operator, ['users:read']);
    const { userId } = readInput(parameters, c.req.param());
    await readLimiter.requireQuota(operator);
    const found = await suspensions.get(userId);
    if (found !== undefined) readLimiter.countRows(operator, 1);
    const isMasked =
      !policy.rolePermissions[operator.role].includes('users:unmask') &&
      openReveals(c.var.session, clock()).every((shown) => shown.userId !== userId);
    return c.json({ suspension: found === undefined ? null : shown(found, isMasked) } satisfies z.infer<
      typeof suspensionAnswer
    >);
  });

  routes.put(route, async (c) => {
    const { operator } = c.var.session;
    const body = await c.req.json<unknown>().catch(() => undefined);
    const isDeletion = intended.safeParse(body).data?.end.with === 'delete';
    // The permission decides before the input.
    requirePermissions(policy, operator, permissionsFor[isDeletion ? 'delete' : 'restore']);
    const { end } = readInput(newSuspension, body);
    const { userId } = readInput(parameters, c.req.param());
    if (end.at <= clock() || end.at > clock() + maxSuspension) throw new GatewayFault('invalidInput');
    const fields = {
      isSuspended: true,
      [end.with === 'delete' ? 'deleteAt' : 'restoreAt']: new Date(end.at).toISOString(),
    };
    const record = { method: 'PUT', route: `/usher${route}`, fields, writes: 'user' as const };
    const action = { permissions: permissionsFor[end.with], name: names[end.with], isScheduled: true as const };
    return perform(c, { ...action, limit: 'write', targets: [userId], record }, async (approval) => {
      const reason = reasonOf(c);
      const id = await suspensions.put({
        userId,
        by: operator,
        reason: reason === undefined ? undefined : withoutSecretTexts(reason),
        end,
        isApproved: approval !== undefined,
      });
      const answer = await suspend(c, userId).catch(async (error: unknown) => {
        // If it is unknown whether the user is suspended, the end stays: it has no effect on a user who is not.
        if (!(error instanceof GatewayFault && error.kind === 'outcomeUnknown')) await suspensions.remove(id);
        throw error;
      });
      if (!answer.ok) {
        await suspensions.remove(id);
        return answer;
      }
      await answer.body?.cancel();
      return c.body(null, 204);
    });
  });

  routes.delete(`${route}/deletion`, async (c) => {
    const { operator } = c.var.session;
    requirePermissions(policy, operator, ['users:restore']);
    const { userId } = readInput(parameters, c.req.param());
    const found = await suspensions.get(userId);
    if (found?.end?.with !== 'delete') throw new GatewayFault('nothingScheduled');
    const record = { method: 'DELETE', route: `/usher${route}/deletion` };
    const action = {
      permissions: ['users:restore'] as const,
      name: 'users:cancel-deletion',
      isScheduled: true as const,
    };
    return perform(c, { ...action, limit: 'write', targets: [userId], record }, async () => {
      await suspensions.removeEnd(found.id);
      return c.body(null, 204);
    });
  });

  return routes;

  function suspend(c: Context<OperatorEnv>, userId: string): Promise<Response> {
    const path = `/api/users/${encodeURIComponent(userId)}/is-suspended`;
    const headers = new Headers({ 'content-type': 'application/json' });
    const body = JSON.stringify({ isSuspended: true });
    return write({ method: 'PATCH', address: path, body, headers }, { path, reported: c.var.reported });
  }
}

const intended = z.object({ end: z.object({ with: z.string() }) });

const shown = ({ since, by, reason, end, failure }: StoredSuspension, isMasked: boolean): Suspension => ({
  since,
  by: isMasked ? null : by.name,
  reason: isMasked ? null : (reason ?? null),
  isMasked,
  end: end === undefined ? null : { ...end, failure: failure ?? null },
});
