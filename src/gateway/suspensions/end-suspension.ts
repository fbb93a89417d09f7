import { nanoid } from 'nanoid';
import * as z from 'zod';

import type { ApprovalCause } from '#contract/approvals.ts';
import { gatewayErrorCodes } from '#contract/errors.ts';
import type { Operator, Permission } from '#contract/operators.ts';
import { scheduleOf, type SuspensionEnd } from '#contract/suspensions.ts';
import type { ApprovalCauseOf } from '#gateway/approvals/require-approval.ts';
import type { AuditLog } from '#gateway/audit-log/audit-log.ts';
import { GatewayFault, type GatewayFaultKind } from '#gateway/gateway-fault.ts';
import type { JobHandler } from '#gateway/jobs/job-queue.ts';
import { requirePermissions } from '#gateway/policy/authorize.ts';
import type { OperatorPolicy } from '#gateway/policy/operator-policy.ts';
import { codeOf } from '#gateway/read-json.ts';
import type { Account, ReadUser } from '#gateway/upstream/read-records.ts';
import type { Action } from '#gateway/writes/actions.ts';
import type { WriteUpstream } from '#gateway/writes/write-upstream.ts';

import type { ClaimedSuspension, Suspensions } from './suspension-store.ts';

type Options = {
  policy: OperatorPolicy;
  suspensions: Suspensions;
  auditLog: AuditLog;
  readUser: ReadUser;
  write: WriteUpstream;
  /** Rejects for protected accounts that the operator may not change. */
  requireUnprotected: (operator: Operator, action: Pick<Action, 'targets'>) => Promise<void>;
  approvalCause: ApprovalCauseOf;
  /** What follows a deletion or a restoration, as if an operator had done it. Never rejects. */
  afterwards: (action: { permissions: readonly Permission[]; targets: readonly string[]; by: string }) => Promise<void>;
  clock: () => number;
};

const jobData = z.object({ userId: z.string(), id: z.string() });

const permissionOf = { restore: 'users:restore', delete: 'users:delete' } as const;

/** What an account is, as far as an end is concerned. */
type AccountState = 'suspended' | 'restored' | 'deleted';

const stateAfter = { restore: 'restored', delete: 'deleted' } as const satisfies Record<SuspensionEnd, AccountState>;

/** Failures of a write that may have been carried out all the same. */
const uncertain: readonly GatewayFaultKind[] = ['outcomeUnknown', 'failed'];

const faultIfAlready = { restored: 'alreadyRestored', deleted: 'accountNotFound' } as const;

/**
 * Restores or deletes a user at the end of a suspension, on behalf of the operator who scheduled it, with the role that the
 * operator had then and by the settings that hold now. It does nothing if the user was restored or deleted meanwhile, or the
 * end was canceled or replaced before the write is sent; each attempt is an audit event. An unknown outcome is read before
 * anything is sent again. `EndState` has the states.
 */
export function suspensionEnder(options: Options): JobHandler {
  const { policy, suspensions, auditLog, readUser, write, requireUnprotected, approvalCause, afterwards, clock } =
    options;

  return async ({ data, isLastAttempt }) => {
    const { userId, id } = jobData.parse(data);
    let claimed: ClaimedSuspension | undefined;
    try {
      const found = await suspensions.get(userId);
      if (found?.id !== id || found.end === undefined || found.end.state === 'failed') return;
      claimed = await suspensions.claim(id);
      if (claimed === undefined) throw new Error('Another process works on this suspension.');
      await end(claimed);
    } catch (error) {
      const fault = faultOf(error);
      if (isLastAttempt) await suspensions.fail(id, fault.toOutcome().code, claimed);
      // A write with an unknown outcome may still arrive: the lease stays.
      else if (claimed !== undefined && fault.kind !== 'outcomeUnknown') await suspensions.release(claimed);
      throw error;
    }
  };

  async function end(suspension: ClaimedSuspension): Promise<void> {
    const { id, userId, by, reason } = suspension;
    const { with: how, state } = suspension.end;
    const permission = permissionOf[how];
    const user = await readUser(userId, { isRequired: true });
    const requestId = `schedule-${nanoid(16)}`;
    const begun = clock();
    const { recordOutcome } = await auditLog.recordStart({
      operator: scheduleOf(by),
      action: permission,
      requestId,
      method: how === 'delete' ? 'DELETE' : 'PATCH',
      route: how === 'delete' ? '/api/users/:userId' : '/api/users/:userId/is-suspended',
      target: { type: 'operator', id: by.subject },
      users: [{ id: userId, ...(user !== undefined && { name: user.name }) }],
      reason,
      ...(how === 'delete'
        ? { before: user?.fields }
        : { changedFields: ['isSuspended'], before: { isSuspended: true }, after: { isSuspended: false } }),
    });
    const conclude = (outcome: Outcome) => recordOutcome({ ...outcome, durationMs: clock() - begun });
    const concludeEnded = async (outcome: Outcome) => {
      await conclude(outcome);
      await suspensions.remove(id);
      const isOver = outcome.status < 400 || outcome.status === 404;
      if (isOver) await afterwards({ permissions: [permission], targets: [userId], by: by.subject });
    };

    const found = stateOf(user);
    if (found !== 'suspended') {
      // An earlier attempt was carried out, although its answer was lost.
      const isDone = state === 'sent' && found === stateAfter[how];
      return concludeEnded(isDone ? { status: 200 } : already(found));
    }
    let latest: AccountState | 'canceled';
    try {
      await requireStillAllowed(suspension, permission, requestId);
      latest = await beginWrite(suspension);
    } catch (error) {
      const fault = faultOf(error);
      await conclude(fault.toOutcome());
      if (!fault.isRefusal) throw error;
      return suspensions.fail(id, fault.toOutcome().code, suspension);
    }
    if (latest === 'canceled') return conclude(new GatewayFault('nothingScheduled').toOutcome());
    if (latest !== 'suspended') return concludeEnded(already(latest));
    const outcome = await send(suspension).catch(async (error: unknown): Promise<Outcome> => {
      const fault = faultOf(error);
      const mayBeDone = uncertain.includes(fault.kind);
      if (mayBeDone && (await isCarriedOut(suspension))) return { status: 200 };
      await conclude(fault.toOutcome());
      if (!mayBeDone) await suspensions.noteNotSent(suspension);
      throw error;
    });
    if (outcome.status < 400 || outcome.status === 404) return concludeEnded(outcome);
    await conclude(outcome);
    // Logto would refuse it again.
    return suspensions.fail(id, outcome.code ?? gatewayErrorCodes.failed, suspension);
  }

  /** @throws {GatewayFault} the refusal by the settings that hold now, except for the reason, which may have been erased */
  async function requireStillAllowed(
    { userId, by, end: { approvedFor } }: ClaimedSuspension,
    permission: Permission,
    requestId: string,
  ): Promise<void> {
    const action = { permissions: [permission], targets: [userId] };
    requirePermissions(policy, by, action.permissions);
    await requireUnprotected(by, action);
    const because = await approvalCause(by, action, requestId);
    if (because !== undefined && !covers(approvedFor, because)) {
      throw new GatewayFault('approvalNeeded', { data: { because } });
    }
  }

  /** Notes that the write is about to be sent, and reads the account again: the checks took several requests. */
  async function beginWrite(suspension: ClaimedSuspension): Promise<AccountState | 'canceled'> {
    if (!(await suspensions.noteSent(suspension))) return 'canceled';
    try {
      return stateOf(await readUser(suspension.userId, { isRequired: true }));
    } catch (error) {
      await suspensions.noteNotSent(suspension);
      throw error;
    }
  }

  async function send({ userId, end: { with: how } }: ClaimedSuspension): Promise<Outcome> {
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
  async function isCarriedOut({ userId, end: { with: how } }: ClaimedSuspension): Promise<boolean> {
    try {
      return stateOf(await readUser(userId, { isRequired: true })) === stateAfter[how];
    } catch {
      return false;
    }
  }
}

type Outcome = { status: number; code?: string | undefined };

function stateOf(user: Account | undefined): AccountState {
  if (user === undefined) return 'deleted';
  return user.fields['isSuspended'] === true ? 'suspended' : 'restored';
}

const already = (state: keyof typeof faultIfAlready): Outcome => new GatewayFault(faultIfAlready[state]).toOutcome();

/** Whether an approval also counts for what is known now. The account of an operator is approved as such, active or not. */
const covers = (approvedFor: ApprovalCause | undefined, because: ApprovalCause): boolean =>
  approvedFor === because || (approvedFor === 'operator-account' && because === 'active-users');

const faultOf = (error: unknown): GatewayFault =>
  error instanceof GatewayFault ? error : new GatewayFault('failed', { cause: error });
