import type { Context } from 'hono';

import type { ApprovalCause, ApprovalNeeded } from '#contract/approvals.ts';
import { memberOfChannel } from '#contract/callers.ts';
import {
  askForApproval,
  messageChannels as channels,
  operatorHeaders,
  type Operator,
  type Permission,
} from '#contract/operators.ts';
import type { AuditLog } from '#gateway/audit-log/audit-log.ts';
import { withoutSecrets, withoutSecretTexts } from '#gateway/audit-log/without-secrets.ts';
import type { ProvesCorrection } from '#gateway/callers/require-verified-caller.ts';
import { GatewayFault } from '#gateway/gateway-fault.ts';
import type { OperatorEnv } from '#gateway/operators/require-operator.ts';
import { requireGivenReason } from '#gateway/policy/authorize.ts';
import { requireRecentSignIn } from '#gateway/policy/fresh-sign-in.ts';
import type { OperatorPolicy } from '#gateway/policy/operator-policy.ts';
import { removingActions } from '#gateway/policy/permissions.ts';
import type { RolesOfUser } from '#gateway/policy/protected-accounts.ts';
import type { ProtectedRoles } from '#gateway/policy/protected-roles.ts';
import { completesTakeOver, takeOverParts } from '#gateway/policy/separation-of-duties.ts';
import { type Action, pick } from '#gateway/writes/actions.ts';

import type { Approvals, ApprovedAction } from './approval-store.ts';

type Options = {
  policy: OperatorPolicy;
  auditLog: AuditLog;
  approvals: Approvals;
  protectedRoles: ProtectedRoles;
  /**
   * Returns the time of a user's last sign-in, in ms since the epoch; undefined if the user never signed in or does not
   * exist.
   */
  readLastSignIn: (userId: string) => Promise<number | undefined>;
  readRolesOfUser: RolesOfUser;
  provesCorrection: ProvesCorrection;
  clock: () => number;
};

/** An approval in use. `id` and `by` are undefined when there is no operator who could approve. */
export type ApprovalInUse = {
  id: string | undefined;
  by: Operator | undefined;
  /** Makes the approval usable again because the action was not carried out. Never rejects. */
  release: () => Promise<void>;
};

/**
 * Requires another operator's approval for an action that needs one, and uses it up.
 *
 * @returns undefined if the action needs no approval
 * @throws {GatewayFault} `approvalNeeded`; `approvalRequested` if the operator requested one; `reasonRequired` or
 *   `freshSignInNeeded` when there is no other operator and these are required instead
 */
export type RequireApproval = (
  c: Context<OperatorEnv>,
  action: Action,
  about: {
    action: string;
    reason: string | undefined;
    /** ID under which the start of the action is recorded. */
    requestId: string;
    user: { id: string; name?: string | undefined } | undefined;
    /** The stored values that the action replaces. */
    before: Readonly<Record<string, unknown>> | undefined;
  },
) => Promise<ApprovalInUse | undefined>;

/**
 * Refuses to request an approval that the operator requested before and that still waits. Before the action is recorded, as
 * nothing happens.
 *
 * @throws {GatewayFault} `approvalRequested`
 */
export type RefuseRepeat = (c: Context<OperatorEnv>, action: Action) => Promise<void>;

/** What decides whether an action needs an approval. Without a record, it writes no values. */
type CheckedAction = Pick<Action, 'permissions' | 'targets' | 'roles'> & Partial<Pick<Action, 'record'>>;

/** Returns why an action needs another operator's approval; undefined if it needs none. */
export type ApprovalCauseOf = (
  operator: Operator,
  action: CheckedAction,
  requestId: string,
) => Promise<ApprovalCause | undefined>;

const day = 24 * 60 * 60_000;

/** A user who signed in within this time counts as active, in ms. */
const activeFor = 30 * day;

/** Actions of which one is enough to become the user, where no second factor is set up. */
const handingOver: readonly Permission[] = [...takeOverParts.proof, ...takeOverParts.identifiers];

const roleActions: readonly Permission[] = ['roles:assign', 'roles:write'];

export function approvalRequirement(options: Options): {
  requireApproval: RequireApproval;
  refuseRepeat: RefuseRepeat;
  approvalCause: ApprovalCauseOf;
} {
  const { policy, auditLog, approvals, protectedRoles, readLastSignIn, readRolesOfUser, provesCorrection, clock } =
    options;

  const requireApproval: RequireApproval = async (c, action, { action: name, reason, requestId, user, before }) => {
    const { session } = c.var;
    const operator = action.approved?.requester ?? session.operator;
    const isApprovalRequest = requestsApproval(c, action);
    const because = action.approved?.because ?? (await causeOf(operator, action, requestId));
    if (because === undefined) {
      // The header requests an approval, but the action needs none.
      if (isApprovalRequest) throw new GatewayFault('invalidInput');
      return undefined;
    }
    const fields = namedFields(action);
    const approved = approvedAction(operator, action);
    if (isApprovalRequest) {
      const givenReason = requireGivenReason(policy, action.permissions, reason);
      const result = await approvals.request({
        ...approved,
        action: name,
        because,
        reason: withoutSecretTexts(givenReason),
        shownFields: withoutSecrets(fields),
        before: before && withoutSecrets(pick(before, fields)),
        isMadeByApproval: name === 'identifiers:correct',
        replaces: c.req.header(operatorHeaders.replaces)?.split(',') ?? [],
      });
      if (result.inTheWay !== undefined) {
        const inTheWay = result.inTheWay.map(({ id, requester: { subject, name: requester } }) => {
          return { id, isOwn: subject === operator.subject, requester };
        });
        throw approvalNeeded({ because, inTheWay });
      }
      const { id, isNew, withdrawn } = result;
      const noted = { operator, requestId, user, reason: givenReason };
      for (const former of withdrawn) {
        await auditLog.note({ ...noted, action: 'approvals:withdraw', target: { type: 'approval', id: former } });
      }
      if (isNew) await auditLog.note({ ...noted, action: 'approvals:request', target: { type: 'approval', id } });
      throw approvalRequested({ because, approvalId: id, state: 'pending', ...(!isNew && { isRepeat: true }) });
    }
    const used = await approvals.use(approved);
    if (used !== undefined) return { ...used, release: () => approvals.release(used.id) };
    if (mayStandIn(operator) && (await approvals.countApprovers(operator.subject)) === 0) {
      requireGivenReason(policy, action.permissions, reason);
      requireRecentSignIn({ policy, session, now: clock() });
      return { id: undefined, by: undefined, release: () => Promise.resolve() };
    }
    const known = await approvals.find(approved);
    throw approvalNeeded({ because, ...(known && { approvalId: known.id, state: known.state }) });
  };

  const refuseRepeat: RefuseRepeat = async (c, action) => {
    if (!requestsApproval(c, action)) return;
    const known = await approvals.find(approvedAction(c.var.session.operator, action));
    if (known?.state !== 'pending') return;
    throw approvalRequested({ because: known.because, approvalId: known.id, state: 'pending', isRepeat: true });
  };

  return { requireApproval, refuseRepeat, approvalCause: causeOf };

  /**
   * Whether this operator may act alone when no other operator can approve: operators who may decide themselves, and
   * all operators if no role here may decide.
   */
  function mayStandIn({ role }: Operator): boolean {
    const mayDecide = (one: Operator['role']) => policy.rolePermissions[one].includes('approvals:decide');
    return mayDecide(role) || !policy.knownRoles.some(mayDecide);
  }

  async function causeOf(...[operator, action, requestId]: Parameters<ApprovalCauseOf>): ReturnType<ApprovalCauseOf> {
    const { permissions, targets, roles } = action;
    const { operatorRoles, activeUsers, reveals } = policy.approvalsRequired;
    const now = clock();
    if (permissions.includes('audit:erase')) return 'erasure';
    if (permissions.includes('identifiers:correct') && !(await isProven(operator, action))) return 'unverified-caller';
    const changesRoles = roles !== undefined && permissions.some((one) => roleActions.includes(one));
    // Both adding and removing protection change which operators may assign the role.
    if (operatorRoles && permissions.includes('protection:write')) return 'operator-roles';
    if (operatorRoles && changesRoles && (await protectedRoles(roles)) !== undefined) return 'operator-roles';
    if (await concernsOperator(permissions, targets)) return 'operator-account';
    if (activeUsers && permissions.includes('users:delete') && (await isAnyActive(targets, now))) return 'active-users';
    if (reveals !== undefined && permissions.includes('users:reveal')) {
      const question = { operator, action: 'users:reveal', since: now - day, exceptUserIds: targets };
      if ((await auditLog.countRecentAccounts(question)) >= reveals) return 'reveals';
    }
    const isTakeOver = await completesTakeOver({ policy, auditLog, operator, permissions, targets, requestId, now });
    return isTakeOver ? 'take-over' : undefined;
  }

  /**
   * Whether the action would let the operator sign in as another one, and decide about their own requests then. Where roles of
   * operators are given and taken by two, operators are also suspended and deleted by two.
   */
  async function concernsOperator(permissions: readonly Permission[], targets: readonly string[]): Promise<boolean> {
    const { source, operatorRoleNames, approvalsRequired } = policy;
    if (source.kind !== 'oidc' || !source.isSameLogto) return false;
    const concerned = approvalsRequired.operatorRoles ? [...handingOver, ...removingActions] : handingOver;
    if (!permissions.some((one) => concerned.includes(one))) return false;
    const roles = (await Promise.all(targets.map(readRolesOfUser))).flat();
    return roles.some(({ name }) => operatorRoleNames.includes(name));
  }

  /** Whether a code verified the caller for each address that the action replaces. */
  async function isProven(operator: Operator, { targets, record }: CheckedAction): Promise<boolean> {
    const fields = record?.fields ?? {};
    const corrections = channels.flatMap((channel) => {
      const address = fields[memberOfChannel[channel]];
      return typeof address === 'string' ? [{ channel, address }] : [];
    });
    const proofs = targets.flatMap((userId) => corrections.map((one) => provesCorrection(operator, userId, one)));
    return proofs.length > 0 && (await Promise.all(proofs)).every(Boolean);
  }

  async function isAnyActive(userIds: readonly string[], now: number): Promise<boolean> {
    const times = await Promise.all(userIds.map(readLastSignIn));
    return times.some((at) => at !== undefined && now - at < activeFor);
  }
}

const requestsApproval = (c: Context<OperatorEnv>, { approved }: Action): boolean =>
  approved === undefined && c.req.header(operatorHeaders.approval) === askForApproval;

function approvedAction(operator: Operator, action: Action): ApprovedAction {
  const { record, expected, targets } = action;
  const { method, route, target } = record;
  return {
    operator,
    method,
    route,
    target,
    fields: namedFields(action),
    expected: expected?.values,
    userIds: targets,
  };
}

/** What an action writes or, as the path says, removes: an approval is for exactly this. */
const namedFields = ({ record: { removed, fields } }: Action): Record<string, unknown> => ({ ...removed, ...fields });

const approvalRequested = (data: ApprovalNeeded) => new GatewayFault('approvalRequested', { data });

const approvalNeeded = (data: ApprovalNeeded) => new GatewayFault('approvalNeeded', { data });
