import { type Context, Hono } from 'hono';
import * as z from 'zod';

import { gatewayErrorCodes, type UnknownOutcome } from '#contract/errors.ts';
import type { Permission } from '#contract/operators.ts';
import { maxSuspension, newSuspension, type Suspension, type suspensionAnswer } from '#contract/suspensions.ts';
import type { ApprovalCauseOf } from '#gateway/approvals/require-approval.ts';
import { GatewayFault } from '#gateway/gateway-fault.ts';
import type { ReadLimiter } from '#gateway/limits/read-quotas.ts';
import type { OperatorEnv } from '#gateway/operators/require-operator.ts';
import { openReveals } from '#gateway/operators/session.ts';
import { requirePermissions } from '#gateway/policy/authorize.ts';
import type { OperatorPolicy } from '#gateway/policy/operator-policy.ts';
import { readInput } from '#gateway/read-json.ts';
import { type Perform, reasonOf } from '#gateway/writes/actions.ts';
import type { WriteUpstream } from '#gateway/writes/write-upstream.ts';

import type { Suspensions } from './suspension-store.ts';
import type { StoredSuspension } from './suspension-table.ts';

type Options = {
  policy: OperatorPolicy;
  suspensions: Suspensions;
  perform: Perform;
  approvalCause: ApprovalCauseOf;
  write: WriteUpstream;
  readLimiter: ReadLimiter;
  clock: () => number;
};

/** Permissions to suspend a user until a time, and to hold a deletion: those of both actions. */
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
  const { policy, suspensions, perform, approvalCause, write, readLimiter, clock } = options;
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
    const request = { ...action, limit: 'write' as const, targets: [userId], record };
    return perform(c, request, async (approval) => {
      const draft = { userId, by: operator, reason: reasonOf(c) };
      const approvedFor = approval && (await approvalCause(operator, request, c.var.requestId));
      const planned = await suspensions.plan(draft, { ...end, approvedFor });
      if (planned === undefined) throw new GatewayFault('conflict');
      const answer = await suspend(c, userId).catch(async (error: unknown) => {
        // If it is unknown whether the user is suspended, the end stays: it has no effect on a user who is not.
        const isUnknown = error instanceof GatewayFault && error.kind === 'outcomeUnknown';
        await (isUnknown ? suspensions.arm(planned, { isUnknown }) : suspensions.takeBack(planned)).catch(unsettled);
        throw error;
      });
      if (!answer.ok) {
        await suspensions.takeBack(planned).catch(unsettled);
        return answer;
      }
      await answer.body?.cancel();
      // Another operator restored the user, or replaced the end.
      if (!(await suspensions.arm(planned).catch(unsettled))) throw new GatewayFault('conflict');
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
      if (!(await suspensions.cancelDeletion(found.id))) throw new GatewayFault('nothingScheduled');
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

/** The database failed after the suspension was sent: the end is stored, and the operator has to check the account. */
function unsettled(cause: unknown): never {
  const because = gatewayErrorCodes.auditLogUnavailable;
  throw new GatewayFault('outcomeUnknown', {
    data: { outcome: 'unknown', because } satisfies UnknownOutcome,
    cause,
  });
}

const intended = z.object({ end: z.object({ with: z.string() }) });

const shown = ({ since, by, reason, end }: StoredSuspension, isMasked: boolean): Suspension => ({
  since,
  by: isMasked ? null : by.name,
  reason: isMasked ? null : (reason ?? null),
  isMasked,
  end: end === undefined ? null : { with: end.with, at: end.at, failure: end.failure ?? null },
});
