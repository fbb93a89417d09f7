import { nanoid } from 'nanoid';
import * as z from 'zod';

import type { Permission } from '#contract/operators.ts';
import { scheduleOf } from '#contract/suspensions.ts';
import type { ApprovalCauseOf } from '#gateway/approvals/require-approval.ts';
import type { AuditLog } from '#gateway/audit-log/audit-log.ts';
import { GatewayFault } from '#gateway/gateway-fault.ts';
import type { JobHandler } from '#gateway/jobs/job-queue.ts';
import { requirePermissions, requireReason } from '#gateway/policy/authorize.ts';
import type { OperatorPolicy } from '#gateway/policy/operator-policy.ts';
import { codeOf } from '#gateway/read-json.ts';
import type { ReadUser } from '#gateway/upstream/read-records.ts';
import type { Action } from '#gateway/writes/actions.ts';
import type { WriteUpstream } from '#gateway/writes/write-upstream.ts';

import type { StoredSuspension, Suspensions } from './suspension-store.ts';

type Options = {
  policy: OperatorPolicy;
  suspensions: Suspensions;
  auditLog: AuditLog;
  readUser: ReadUser;
  write: WriteUpstream;
  /** Rejects for protected accounts that the operator may not change. */
  requireUnprotected: (operator: StoredSuspension['by'], action: Pick<Action, 'targets'>) => Promise<void>;
  approvalCause: ApprovalCauseOf;
  /** What follows a deletion or a restoration, as if an operator had done it. Never rejects. */
  afterwards: (action: { permissions: readonly Permission[]; targets: readonly string[]; by: string }) => Promise<void>;
  clock: () => number;
};

const jobData = z.object({ userId: z.string(), id: z.string() });

type Ending = StoredSuspension & { end: NonNullable<StoredSuspension['end']> };

const permissionOf = { restore: 'users:restore', delete: 'users:delete' } as const;

/**
 * Restores or deletes a user at the end of a suspension, on behalf of the operator who scheduled it, by the rules that hold
 * then. It does nothing if the user was restored or deleted meanwhile, or the suspension was replaced; each attempt is an
 * audit event. An unknown outcome is read before anything is sent again.
 */
export function suspensionEnder(options: Options): JobHandler {
  const { policy, suspensions, auditLog, readUser, write, requireUnprotected, approvalCause, afterwards, clock } =
    options;

  return async ({ data, isLastAttempt }) => {
    const { userId, id } = jobData.parse(data);
    const found = await suspensions.get(userId);
    if (found === undefined || found.id !== id || found.end === undefined || found.failure !== undefined) return;
    if (!(await suspensions.claim(id))) throw new Error('Another process ends this suspension.');
    try {
      await end({ ...found, end: found.end });
    } catch (error) {
      if (!isLastAttempt) await suspensions.release(id);
      else await suspensions.noteFailure(id, faultOf(error).toOutcome().code);
      throw error;
    }
  };

  async function end(suspension: Ending): Promise<void> {
    const { id, userId, by, reason, isSent } = suspension;
    const permission = permissionOf[suspension.end.with];
    const user = await readUser(userId, { isRequired: true });
    const isDeletion = suspension.end.with === 'delete';
    const isRestored = user !== undefined && user.fields['isSuspended'] !== true;
    const requestId = `schedule-${nanoid(16)}`;
    const begun = clock();
    const { recordOutcome } = await auditLog.recordStart({
      operator: scheduleOf(by),
      action: permission,
      requestId,
      method: isDeletion ? 'DELETE' : 'PATCH',
      route: isDeletion ? '/api/users/:userId' : '/api/users/:userId/is-suspended',
      target: { type: 'operator', id: by.subject },
      users: [{ id: userId, ...(user !== undefined && { name: user.name }) }],
      reason,
      ...(isDeletion
        ? { before: user?.fields }
        : { changedFields: ['isSuspended'], before: { isSuspended: true }, after: { isSuspended: false } }),
    });
    const conclude = (outcome: { status: number; code?: string | undefined }) =>
      recordOutcome({ ...outcome, durationMs: clock() - begun });

    // An earlier attempt was carried out, although its answer was lost.
    const isDone = isSent && (isDeletion ? user === undefined : isRestored);
    if (user === undefined || isRestored) {
      const fault = new GatewayFault(user === undefined ? 'accountNotFound' : 'alreadyRestored');
      await conclude(isDone ? { status: 200 } : fault.toOutcome());
      await suspensions.remove(id);
      if (isDone) await afterwards({ permissions: [permission], targets: [userId], by: by.subject });
      return;
    }
    try {
      await requireStillAllowed(suspension, permission, requestId);
    } catch (error) {
      const fault = faultOf(error);
      await conclude(fault.toOutcome());
      if (!fault.isRefusal) throw error;
      await suspensions.noteFailure(id, fault.toOutcome().code);
      return;
    }
    await suspensions.noteSent(id);
    const outcome = await send(suspension).catch(async (error: unknown) => {
      if (await isCarriedOut(suspension)) return { status: 200 };
      await conclude(faultOf(error).toOutcome());
      throw error;
    });
    await conclude(outcome);
    if (outcome.status >= 400 && outcome.status !== 404) throw new GatewayFault('failed', { data: outcome });
    await suspensions.remove(id);
    await afterwards({ permissions: [permission], targets: [userId], by: by.subject });
  }

  /** @throws {GatewayFault} the refusal by the rules that hold now */
  async function requireStillAllowed(suspension: Ending, permission: Permission, requestId: string): Promise<void> {
    const { userId, by, reason, isApproved } = suspension;
    const action = { permissions: [permission], targets: [userId] };
    requirePermissions(policy, by, action.permissions);
    await requireUnprotected(by, action);
    requireReason(policy, action.permissions, reason);
    const because = isApproved ? undefined : await approvalCause(by, action, requestId);
    if (because !== undefined) throw new GatewayFault('approvalNeeded', { data: { because } });
  }

  async function send({ userId, end: { with: how } }: Ending): Promise<{ status: number; code?: string | undefined }> {
    const account = `/api/users/${encodeURIComponent(userId)}`;
    const path = how === 'delete' ? account : `${account}/is-suspended`;
    const headers = new Headers({ 'content-type': 'application/json' });
    const request =
      how === 'delete'
        ? { method: 'DELETE', address: path }
        : { method: 'PATCH', address: path, headers, body: JSON.stringify({ isSuspended: false }) };
    const answer = await write(request, { path, reported: (body) => body });
    return { status: answer.status, code: answer.ok ? undefined : await codeOf(answer) };
  }

  /** Reads the account after a write whose outcome is unknown. False if it cannot be read: the next attempt reads it again. */
  async function isCarriedOut({ userId, end: { with: how } }: Ending): Promise<boolean> {
    try {
      const user = await readUser(userId, { isRequired: true });
      return how === 'delete' ? user === undefined : user !== undefined && user.fields['isSuspended'] !== true;
    } catch {
      return false;
    }
  }
}

const faultOf = (error: unknown): GatewayFault =>
  error instanceof GatewayFault ? error : new GatewayFault('failed', { cause: error });
