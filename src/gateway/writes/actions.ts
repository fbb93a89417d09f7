import type { Context } from 'hono';

import { maxReasonLength, type Operator, operatorHeaders, type Permission } from '#contract/operators.ts';
import { visibleText } from '#contract/visible-text.ts';

import type { Approval, RequireApproval } from '#gateway/approvals/require-approval.ts';
import { requirePermissions, requireReason } from '#gateway/policy/authorize.ts';
import { codeOf } from '#gateway/error-code.ts';
import { requireFreshSignIn } from '#gateway/policy/fresh-sign-in.ts';
import { GatewayFault } from '#gateway/gateway-fault.ts';
import type { StartedAction, AuditLog } from '#gateway/audit-log/audit-log.ts';
import type { EndSessionsOfChanged } from '#gateway/operators/operator-changes.ts';
import type { OperatorPolicy } from '#gateway/policy/operator-policy.ts';
import type { OperatorEnv } from '#gateway/operators/require-operator.ts';
import type { Session } from '#gateway/operators/session.ts';
import type { ProtectedAccounts } from '#gateway/policy/protected-accounts.ts';
import type { NamedRoles, ProtectedRoles } from '#gateway/policy/protected-roles.ts';
import type { LimitedKind } from '#gateway/limits/rate-limits.ts';
import type { ReadRole } from '#gateway/upstream/read-role.ts';
import { accountIn, type ReadUser } from '#gateway/upstream/read-user.ts';

/** Something an operator does to accounts. */
export type Action = {
  permissions: readonly Permission[];
  /** What is counted against the operator's limits. */
  limit: LimitedKind;
  /** The accounts it concerns. */
  targets: readonly string[];
  /** The roles it gives, takes away or changes. */
  roles?: NamedRoles;
  /** Why, where it does not come in the header. */
  reason?: string;
  /** What is written down of it. */
  record: {
    method: string;
    /** The pattern that matched. */
    route: string;
    /** What is not a user, such as a role. */
    target?: { type: string; id: string } | undefined;
    /** The fields that are written. */
    fields?: Readonly<Record<string, unknown>> | undefined;
    /** Whose they are: the account's, or the other target's. */
    writes?: 'user' | 'role' | undefined;
    /** It makes an account. */
    creates?: 'user' | undefined;
  };
};

/** Accounts and roles that one write may concern: each is looked at, and each account has an event in the audit log. */
const maxTargets = 1000;

type Options = {
  policy: OperatorPolicy;
  protectedAccounts: ProtectedAccounts;
  protectedRoles: ProtectedRoles;
  count: (kind: LimitedKind, who: string) => void;
  auditLog: AuditLog;
  readUser: ReadUser;
  readRole: ReadRole;
  endSessionsOfChanged: EndSessionsOfChanged;
  requireApproval: RequireApproval;
  clock: () => number;
};

/**
 * Does what an operator asks, if the operator may do it: what it is, how often, to whom, and why are looked at in this
 * order; then it is written down, done, and written down how it ended. What cannot be written down is not done.
 */
export type Perform = (c: Context<OperatorEnv>, action: Action, run: () => Promise<Response>) => Promise<Response>;

export function actions(options: Options): { perform: Perform } {
  const { policy, protectedAccounts, protectedRoles, count, auditLog, readUser, readRole } = options;
  const { endSessionsOfChanged, requireApproval, clock } = options;

  const permit = async (c: Context<OperatorEnv>, action: Action): Promise<void> => {
    const { operator } = c.var.session;
    requirePermissions(policy, operator, action.permissions);
    count(action.limit, operator.subject);
    const { permissions, roles } = action;
    const namesProtectedRole = async () => roles !== undefined && (await protectedRoles(roles)) !== undefined;
    await requireFreshSignIn({ policy, session: c.var.session, permissions, namesProtectedRole, now: clock() });
    await requireOpenAccounts(c.var.session, action);
  };

  const perform: Perform = async (c, action, run) => {
    const { operator } = c.var.session;
    const started = {
      operator,
      action: actionOf(action.permissions),
      requestId: c.var.requestId,
      reason: action.reason ?? reasonOf(c),
      ...recordOf(action),
    };
    const stored = await recordingFaults(started, async () => {
      await permit(c, action);
      requireReason(policy, action.permissions, started.reason);
      return storedOf(action);
    });

    const { recordOutcome } = await auditLog.recordStart({ ...started, ...stored });
    const begun = clock();
    let approval: Approval | undefined;
    try {
      const user = 'users' in stored ? stored.users[0] : undefined;
      approval = await requireApproval(c, action, { action: started.action, reason: started.reason, user });
      const answer = await run();
      const code = answer.ok ? undefined : await codeOf(answer);
      const durationMs = clock() - begun;
      const created = action.record.creates === 'user' ? await accountIn(answer.clone()) : undefined;
      await recordOutcome({ status: answer.status, code, durationMs, user: created, approval });
      if (answer.ok) await endSessionsOfChanged({ ...action, by: operator.subject, formerRoleName: nameIn(stored) });
      return answer;
    } catch (error) {
      const { status, code } = error instanceof GatewayFault ? error.toOutcome() : { status: 500, code: undefined };
      await recordOutcome({ status, code, durationMs: clock() - begun, approval });
      if (error instanceof GatewayFault && error.isOfUpstream) await approval?.release();
      if (error instanceof GatewayFault && error.kind === 'outcomeUnknown') {
        await endSessionsOfChanged({ ...action, by: operator.subject, formerRoleName: nameIn(stored) });
      }
      throw error;
    }
  };

  return { perform };

  /**
   * Runs what has to be known before a write is recorded. Where the Management API cannot be reached for that, the write is
   * recorded as failed: it was tried in vain. What is refused was never tried.
   */
  async function recordingFaults<T>(started: StartedAction, read: () => Promise<T>): Promise<T> {
    const begun = clock();
    try {
      return await read();
    } catch (error) {
      if (error instanceof GatewayFault && error.isOfUpstream) {
        const { recordOutcome } = await auditLog.recordStart(started);
        await recordOutcome({ ...error.toOutcome(), durationMs: clock() - begun });
      }
      throw error;
    }
  }

  /** The name of the one account it concerns, and what stands where it is going to write. */
  async function storedOf({ targets, record: { method, target, fields, writes } }: Action) {
    const [only, ...others] = targets;
    const user = only !== undefined && others.length === 0 ? await readUser(only) : undefined;
    const stored = writes === 'role' && target !== undefined ? await readRole(target.id) : user?.fields;
    return {
      ...(only !== undefined && user !== undefined && { users: [{ id: only, name: user.name }] }),
      // A deletion names no fields, and takes them all away.
      ...(writes !== undefined &&
        stored !== undefined && { before: method === 'DELETE' ? stored : pick(stored, fields ?? {}) }),
    };
  }

  /**
   * @throws {GatewayFault} `protectedAccount` for the operator's own account, for those of the operators' kind, and for what
   *   makes them that
   */
  async function requireOpenAccounts(
    { operator }: Session,
    { targets, roles: named }: Omit<Action, 'record'>,
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

/** Whom it concerns, and what is written. */
const recordOf = ({ targets, record: { fields, writes: _writes, creates, ...record } }: Action) => ({
  ...record,
  users: targets.map((id) => ({ id })),
  isCreation: creates !== undefined,
  ...(fields !== undefined && { changedFields: Object.keys(fields), after: { ...fields } }),
});

/** Each of `names` as it is in `fields`, or `undefined`: a client may call a field `constructor`. */
const pick = (fields: Readonly<Record<string, unknown>>, names: object): Record<string, unknown> =>
  Object.fromEntries(Object.keys(names).map((name) => [name, Object.hasOwn(fields, name) ? fields[name] : undefined]));

/** The name of a role before it was changed. */
function nameIn({ before }: { before?: Readonly<Record<string, unknown>> }): string | undefined {
  const name = before?.['name'];
  return typeof name === 'string' ? name : undefined;
}

/** The word for an action that needs several permissions: identifiers decide whose account it is, so they come first. */
const actionOf = (permissions: readonly Permission[]): string =>
  permissions.find((permission) => permission === 'users:write-identifiers') ?? permissions[0] ?? 'unknown';

/** The user who is this operator, when operators are users of the Logto that Usher administers. */
export const ownUserId = ({ source }: Pick<OperatorPolicy, 'source'>, subject: Operator['subject']): string | null =>
  source.kind === 'oidc' && source.isSameLogto ? subject : null;

/** The reason or ticket that came with a request. */
function reasonOf(c: Context): string | undefined {
  const header = c.req.header(operatorHeaders.reason);
  if (header === undefined) return undefined;
  try {
    const reason = visibleText(decodeURIComponent(header));
    return reason === '' ? undefined : reason.slice(0, maxReasonLength);
  } catch {
    throw new GatewayFault('invalidInput');
  }
}
