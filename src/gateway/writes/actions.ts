import type { Context } from 'hono';
import { nanoid } from 'nanoid';

import type { ApprovalCause } from '#contract/approvals.ts';
import { jsonObject } from '#contract/json.ts';
import { maxReasonLength, type Operator, operatorHeaders, type Permission } from '#contract/operators.ts';
import { visibleText } from '#contract/visible-text.ts';
import type {
  ApprovalCauseOf,
  ApprovalInUse,
  RefuseRepeat,
  RequireApproval,
} from '#gateway/approvals/require-approval.ts';
import type { StartedAction } from '#gateway/audit-log/action-drafts.ts';
import type { AuditLog } from '#gateway/audit-log/audit-log.ts';
import type { RequireVerifiedCaller } from '#gateway/callers/require-verified-caller.ts';
import { GatewayFault } from '#gateway/gateway-fault.ts';
import type { LimitedKind } from '#gateway/limits/rate-limits.ts';
import type { EndSessionsOfChanged } from '#gateway/operators/operator-changes.ts';
import type { OperatorEnv } from '#gateway/operators/require-operator.ts';
import { requirePermissions, requireReason } from '#gateway/policy/authorize.ts';
import { requireFreshSignIn } from '#gateway/policy/fresh-sign-in.ts';
import type { OperatorPolicy } from '#gateway/policy/operator-policy.ts';
import type { ProtectedAccounts } from '#gateway/policy/protected-accounts.ts';
import type { NamedRoles, ProtectedRoles } from '#gateway/policy/protected-roles.ts';
import { codeOf } from '#gateway/read-json.ts';
import type { NoteSuspensions, WithCanceledEnd } from '#gateway/suspensions/note-suspensions.ts';
import { type Account, accountIn, type ReadRole, type ReadUser } from '#gateway/upstream/read-records.ts';

import { type ExpectedValues, requireExpected } from './conditional-write.ts';

/** An action of an operator on accounts or roles. */
export type Action = {
  permissions: readonly Permission[];
  /** Name in the audit log, if it is not that of a permission. */
  name?: string;
  /** The action plans or cancels a deletion or restoration, and keeps the stored suspension itself. */
  isScheduled?: true;
  /** The rate limit that the action counts against. */
  limit: LimitedKind;
  /** IDs of the target accounts. */
  targets: readonly string[];
  /** The roles that the action assigns, removes or changes. */
  roles?: NamedRoles;
  /** The action opens a guided flow, whose ID is the ID of the request. */
  opensFlow?: true;
  /** The reason, if it is not in the header. */
  reason?: string;
  /** The approved request of another operator that the action carries out, as that operator's action. */
  approved?: { id: string; requester: Operator; because: ApprovalCause };
  /** Returns or throws the refusal that the write would end with, if it can be foreseen: no approval is requested then. */
  precheck?: () => Promise<Response | undefined>;
  /** The stored values that the action expects to replace; `present` returns a record as the operator may read it. */
  expected?: { values: ExpectedValues; present: ((record: unknown) => unknown) | undefined };
  /** The data for the audit event. */
  record: {
    method: string;
    /** The route pattern that matched. */
    route: string;
    /** The target, if it is not a user, such as a role. */
    target?: { type: string; id: string } | undefined;
    /** The fields to write. */
    fields?: Readonly<Record<string, unknown>> | undefined;
    /** What the path names beside the accounts and the target, which the action removes. */
    removed?: Readonly<Record<string, unknown>> | undefined;
    /** The record that the fields belong to: the account or the role. */
    writes?: 'user' | 'role' | undefined;
    /** The action creates an account. */
    creates?: 'user' | undefined;
  };
};

/** Most target accounts and roles of one write: each is checked, and each account gets an audit event. */
const maxTargets = 1000;

/** How long a guided flow takes further steps, in ms. */
const flowLifetime = 24 * 60 * 60_000;

export type ActionOptions = {
  policy: OperatorPolicy;
  protectedAccounts: ProtectedAccounts;
  protectedRoles: ProtectedRoles;
  count: (kind: LimitedKind, who: string) => void;
  auditLog: AuditLog;
  readUser: ReadUser;
  readRole: ReadRole;
  endSessionsOfChanged: EndSessionsOfChanged;
  /** Erases what Usher stores about deleted users. Never rejects. */
  eraseDeleted: (action: Pick<Action, 'permissions' | 'targets'>) => Promise<void>;
  noteSuspensions: NoteSuspensions;
  withCanceledEnd: WithCanceledEnd;
  requireApproval: RequireApproval;
  approvalCause: ApprovalCauseOf;
  refuseRepeat: RefuseRepeat;
  requireVerifiedCaller: RequireVerifiedCaller;
  clock: () => number;
};

/**
 * Runs an action of an operator: checks permissions, rate limit, sign-in age, protection, verified caller, reason and
 * expected values, in this order, records the start, runs the action, and records the outcome. An action that cannot be recorded is not run.
 */
export type Perform = (
  c: Context<OperatorEnv>,
  action: Action,
  run: (approval?: ApprovalInUse) => Promise<Response>,
) => Promise<Response>;

/** @throws {GatewayFault} `protectedAccount` for the operator's own account, and for protected accounts and roles */
export type RequireUnprotected = (operator: Operator, action: Pick<Action, 'targets' | 'roles'>) => Promise<void>;

/** The row of a job that an action belongs to. */
export type JobRowOrigin = {
  /** The operator who started the job, with the role of now. */
  operator: Operator;
  requestId: string;
  /** The request that started the job: it groups the audit events. */
  flowId: string;
  reason: string | undefined;
  /** The account as it was just read; undefined for a new one. */
  known: Account | undefined;
};

/**
 * Runs an action of a job like {@link Perform}, but for what concerns a request of a browser: rate limit, age of the sign-in
 * and verified caller. An action that needs an approval is refused with `approvalNeeded`.
 */
export type PerformForJob = (row: JobRowOrigin, action: Action, run: () => Promise<Response>) => Promise<Response>;

/** What an action runs for: a request of a browser, or a row of a job. */
type Origin = Pick<StartedAction, 'flowId' | 'requestId' | 'reason'> & {
  /** The operator whose action it is. */
  operator: Operator;
  known?: Account | undefined;
  /** @throws {GatewayFault} if the action is not allowed */
  permit: () => Promise<void>;
  refuseRepeat: () => Promise<void>;
  requireApproval: (about: Parameters<RequireApproval>[2]) => Promise<ApprovalInUse | undefined>;
  /** The approval that the action was given before. */
  given: { id: string; by: Operator } | undefined;
};

type Actions = { perform: Perform; performForJob: PerformForJob; requireUnprotected: RequireUnprotected };

export function actions(options: ActionOptions): Actions {
  const { policy, protectedAccounts, protectedRoles, count, auditLog, readUser, readRole } = options;
  const { endSessionsOfChanged, eraseDeleted, noteSuspensions, withCanceledEnd } = options;
  const { requireApproval, approvalCause, refuseRepeat, requireVerifiedCaller, clock } = options;

  const permit = async (c: Context<OperatorEnv>, action: Action): Promise<void> => {
    const { operator } = c.var.session;
    requirePermissions(policy, actorOf(c, action), action.permissions);
    count(action.limit, operator.subject);
    const { permissions, roles } = action;
    const namesProtectedRole = async () => roles !== undefined && (await protectedRoles(roles)) !== undefined;
    await requireFreshSignIn({ policy, session: c.var.session, permissions, namesProtectedRole, now: clock() });
    await requireUnprotected(operator, action);
    if (action.approved === undefined) await requireVerifiedCaller(operator, action);
    else await requireUnprotected(action.approved.requester, action);
  };

  const perform: Perform = async (c, action, run) => {
    const origin: Origin = {
      operator: actorOf(c, action),
      flowId: action.opensFlow === true ? c.var.requestId : await flowIdOf(c, action),
      // The decision has the ID of the request: each action needs its own, by which its outcome is found.
      requestId: action.approved === undefined ? c.var.requestId : nanoid(16),
      reason: action.reason ?? reasonOf(c),
      permit: () => permit(c, action),
      refuseRepeat: () => refuseRepeat(c, action),
      requireApproval: (about) => requireApproval(c, action, about),
      given: givenTo(c, action),
    };
    return act(origin, action, run);
  };

  const performForJob: PerformForJob = ({ operator, requestId, flowId, reason, known }, action, run) => {
    const origin: Origin = {
      operator,
      flowId,
      requestId,
      reason,
      known,
      permit: async () => {
        requirePermissions(policy, operator, action.permissions);
        await requireUnprotected(operator, action);
      },
      refuseRepeat: () => Promise.resolve(),
      requireApproval: async () => {
        const because = await approvalCause(operator, action, requestId);
        if (because !== undefined) throw new GatewayFault('approvalNeeded', { data: { because } });
        return undefined;
      },
      given: undefined,
    };
    return act(origin, action, run);
  };

  async function act(
    origin: Origin,
    action: Action,
    run: (approval?: ApprovalInUse) => Promise<Response>,
  ): Promise<Response> {
    const { operator, flowId, requestId, reason } = origin;
    const name = action.name ?? actionOf(action.permissions);
    const started = { operator, action: name, flowId, requestId, reason, ...recordOf(action) };
    const stored = await recordingFaults(origin, action, started, async () => {
      await origin.permit();
      requireReason(policy, action.permissions, reason);
      return readStored(action, origin.known);
    });
    await origin.refuseRepeat();

    const compared = await withCanceledEnd(action, { ...started, ...stored });
    const { recordOutcome } = await auditLog.recordStart({ ...started, ...stored, ...compared });
    const begun = clock();
    let approval: ApprovalInUse | undefined;
    try {
      const user = 'users' in stored ? stored.users[0] : undefined;
      const before = 'before' in stored ? stored.before : undefined;
      const refusal = await action.precheck?.();
      if (refusal === undefined) {
        approval = await origin.requireApproval({ action: name, reason, requestId, user, before });
      }
      const answer = refusal ?? (await run(approval));
      const code = answer.ok ? undefined : await codeOf(answer);
      const durationMs = clock() - begun;
      const created = action.record.creates === 'user' ? await accountIn(answer.clone()) : undefined;
      await recordOutcome({
        status: answer.status,
        code,
        durationMs,
        user: created,
        approval: approval ?? origin.given,
      });
      if (answer.ok) {
        if (action.isScheduled !== true) {
          await eraseDeleted(action);
          await noteSuspensions({ ...action, by: operator, reason });
        }
        await endSessionsOfChanged({ ...action, by: operator.subject, formerRoleName: nameIn(stored) });
      }
      return answer;
    } catch (error) {
      const { status, code } = error instanceof GatewayFault ? error.toOutcome() : { status: 500, code: undefined };
      await recordOutcome({ status, code, durationMs: clock() - begun, approval: approval ?? origin.given });
      if (error instanceof GatewayFault && error.isOfUpstream) await approval?.release();
      if (error instanceof GatewayFault && error.kind === 'outcomeUnknown') {
        await endSessionsOfChanged({ ...action, by: operator.subject, formerRoleName: nameIn(stored) });
      }
      throw error;
    }
  }

  return { perform, performForJob, requireUnprotected };

  /**
   * Returns the ID of the guided flow that the action is a step of.
   *
   * @throws {GatewayFault} `invalidInput` unless the operator opened the flow for the account in the last day
   */
  async function flowIdOf(c: Context<OperatorEnv>, { targets }: Action): Promise<string | undefined> {
    const flowId = c.req.header(operatorHeaders.flow);
    if (flowId === undefined) return undefined;
    const flow = await auditLog.flowOf({ flowId, operator: c.var.session.operator });
    const isOpen = flow !== undefined && clock() - flow.at < flowLifetime;
    if (!isOpen || !targets.some((userId) => flow.userIds.includes(userId))) throw new GatewayFault('invalidInput');
    return flowId;
  }

  /**
   * Runs the reads and checks before a write. If the Management API fails, the write is recorded as failed, because the
   * operator attempted it. Other refusals are recorded here only for an approved action, which another operator waits for.
   */
  async function recordingFaults<T>(
    { given }: Origin,
    action: Action,
    started: StartedAction,
    read: () => Promise<T>,
  ): Promise<T> {
    const begun = clock();
    try {
      return await read();
    } catch (error) {
      if (error instanceof GatewayFault && (error.isOfUpstream || action.approved !== undefined)) {
        const { recordOutcome } = await auditLog.recordStart(started);
        await recordOutcome({ ...error.toOutcome(), durationMs: clock() - begun, approval: given });
      }
      throw error;
    }
  }

  /**
   * Returns the name of a single target account, and the current values of the fields to write.
   *
   * @throws {GatewayFault} `conflict` if they are not as expected, or the fault that keeps them from being compared
   */
  async function readStored(
    { targets, expected, record: { method, target, fields, writes } }: Action,
    known: Account | undefined,
  ) {
    const [only, ...others] = targets;
    const needs = { isRequired: expected !== undefined };
    const user = only !== undefined && others.length === 0 ? (known ?? (await readUser(only, needs))) : undefined;
    const stored = writes === 'role' && target !== undefined ? await readRole(target.id, needs) : user?.fields;
    // What does not exist has no values to protect: the write itself will fail.
    if (expected !== undefined && stored !== undefined) {
      requireExpected(expected.values, jsonObject.parse(expected.present?.(stored) ?? stored));
    }
    return {
      ...(only !== undefined && user !== undefined && { users: [{ id: only, name: user.name }] }),
      // A deletion has no fields in the body but deletes all of them.
      ...(writes !== undefined &&
        stored !== undefined && { before: method === 'DELETE' ? stored : pick(stored, fields ?? {}) }),
    };
  }

  async function requireUnprotected(
    operator: Operator,
    { targets, roles: named }: Pick<Action, 'targets' | 'roles'>,
  ): Promise<void> {
    if (targets.length + (named?.ids.length ?? 0) > maxTargets) throw new GatewayFault('invalidInput');
    if (targets.some((userId) => userId === ownUserId(policy, operator.subject))) {
      throw new GatewayFault('protectedAccount', { data: { own: true } });
    }
    if (policy.rolePermissions[operator.role].includes('protected:write')) return;
    const role = (await protectedAccounts(targets)) ?? (named && (await protectedRoles(named)));
    if (role !== undefined) throw new GatewayFault('protectedAccount', { data: { role } });
  }
}

/** The operator whose action it is. */
const actorOf = (c: Context<OperatorEnv>, { approved }: Action): Operator =>
  approved?.requester ?? c.var.session.operator;

/** The approval that the operator of the session has just given to the action, whether or not it is used. */
const givenTo = (c: Context<OperatorEnv>, { approved }: Action) =>
  approved && { id: approved.id, by: c.var.session.operator };

/** Returns the data of an action for its audit event. */
const recordOf = ({ targets, record: { fields, removed, writes: _writes, creates, ...record } }: Action) => ({
  ...record,
  users: targets.map((id) => ({ id })),
  isCreation: creates !== undefined,
  ...(removed !== undefined && { changedFields: Object.keys(removed), before: { ...removed } }),
  ...(fields !== undefined && { changedFields: Object.keys(fields), after: { ...fields } }),
});

/**
 * Returns the own properties `names` of `fields`, or undefined for missing ones: a client may send a field
 * `constructor`.
 */
export const pick = (fields: Readonly<Record<string, unknown>>, names: object): Record<string, unknown> =>
  Object.fromEntries(Object.keys(names).map((name) => [name, Object.hasOwn(fields, name) ? fields[name] : undefined]));

/** The name of a role before it was changed. */
function nameIn({ before }: { before?: Readonly<Record<string, unknown>> }): string | undefined {
  const name = before?.['name'];
  return typeof name === 'string' ? name : undefined;
}

/** Names an action that needs several permissions. Identifiers come first, because they decide who can sign in. */
const actionOf = (permissions: readonly Permission[]): string =>
  permissions.find((permission) => permission === 'users:write-identifiers') ?? permissions[0] ?? 'unknown';

/** Returns the operator's own user ID, if operators are users of the Logto that Usher administers. */
export const ownUserId = ({ source }: Pick<OperatorPolicy, 'source'>, subject: Operator['subject']): string | null =>
  source.kind === 'oidc' && source.isSameLogto ? subject : null;

/** Returns the reason or ticket in the request's header. */
export function reasonOf(c: Context): string | undefined {
  const header = c.req.header(operatorHeaders.reason);
  if (header === undefined) return undefined;
  try {
    const reason = visibleText(decodeURIComponent(header));
    return reason === '' ? undefined : reason.slice(0, maxReasonLength);
  } catch {
    throw new GatewayFault('invalidInput');
  }
}
