import type { Context } from 'hono';

import { maxReasonLength, type Operator, operatorHeaders, type Permission } from '#contract/operators.ts';
import { visibleText } from '#contract/visible-text.ts';

import type { Approval, RequireApproval } from './approvals/require-approval.ts';
import { requirePermissions, requireReason } from './authorize.ts';
import { codeOf } from './error-code.ts';
import { requireFreshSignIn } from './fresh-sign-in.ts';
import { GatewayFault } from './gateway-fault.ts';
import type { Intent, Journal } from './audit-log/audit-log.ts';
import type { EndSessionsOfChanged } from './operator-changes.ts';
import type { OperatorPolicy } from './operator-policy.ts';
import type { OperatorEnv } from './operators/require-operator.ts';
import type { Session } from './operators/session.ts';
import type { ProtectedAccounts } from './protected-accounts.ts';
import type { NamedRoles, ProtectedRoles } from './protected-roles.ts';
import type { LimitedKind } from './rate-limits.ts';
import type { ReadRole } from './read-role.ts';
import { accountIn, type ReadUser } from './read-user.ts';

/** Something an operator does to accounts. */
export type Deed = {
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

/** Accounts and roles that one write may concern: each is looked at, and each account has an entry in the journal. */
const maxTargets = 1000;

type Options = {
  policy: OperatorPolicy;
  protectedAccounts: ProtectedAccounts;
  protectedRoles: ProtectedRoles;
  count: (kind: LimitedKind, who: string) => void;
  journal: Journal;
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
export type Perform = (c: Context<OperatorEnv>, deed: Deed, run: () => Promise<Response>) => Promise<Response>;

export function deeds(options: Options): { perform: Perform } {
  const { policy, protectedAccounts, protectedRoles, count, journal, readUser, readRole } = options;
  const { endSessionsOfChanged, requireApproval, clock } = options;

  const permit = async (c: Context<OperatorEnv>, deed: Deed): Promise<void> => {
    const { operator } = c.var.session;
    requirePermissions(policy, operator, deed.permissions);
    count(deed.limit, operator.subject);
    const { permissions, roles } = deed;
    const namesProtectedRole = async () => roles !== undefined && (await protectedRoles(roles)) !== undefined;
    await requireFreshSignIn({ policy, session: c.var.session, permissions, namesProtectedRole, now: clock() });
    await requireOpenAccounts(c.var.session, deed);
  };

  const perform: Perform = async (c, deed, run) => {
    const { operator } = c.var.session;
    const intent = {
      operator,
      action: actionOf(deed.permissions),
      requestId: c.var.requestId,
      reason: deed.reason ?? reasonOf(c),
      ...recordOf(deed),
    };
    const stored = await recordingFaults(intent, async () => {
      await permit(c, deed);
      requireReason(policy, deed.permissions, intent.reason);
      return storedOf(deed);
    });

    const { conclude } = await journal.intend({ ...intent, ...stored });
    const begun = clock();
    let approval: Approval | undefined;
    try {
      const user = 'users' in stored ? stored.users[0] : undefined;
      approval = await requireApproval(c, deed, { action: intent.action, reason: intent.reason, user });
      const answer = await run();
      const code = answer.ok ? undefined : await codeOf(answer);
      const durationMs = clock() - begun;
      const created = deed.record.creates === 'user' ? await accountIn(answer.clone()) : undefined;
      await conclude({ status: answer.status, code, durationMs, user: created, approval });
      if (answer.ok) await endSessionsOfChanged(deed);
      return answer;
    } catch (error) {
      const { status, code } = error instanceof GatewayFault ? error.toOutcome() : { status: 500, code: undefined };
      await conclude({ status, code, durationMs: clock() - begun, approval });
      if (error instanceof GatewayFault && error.isOfUpstream) await approval?.release();
      if (error instanceof GatewayFault && error.kind === 'outcomeUnknown') await endSessionsOfChanged(deed);
      throw error;
    }
  };

  return { perform };

  /**
   * Runs what has to be known before a write is recorded. Where the Management API cannot be reached for that, the write is
   * recorded as failed: it was tried in vain. What is refused was never tried.
   */
  async function recordingFaults<T>(intent: Intent, read: () => Promise<T>): Promise<T> {
    const begun = clock();
    try {
      return await read();
    } catch (error) {
      if (error instanceof GatewayFault && error.isOfUpstream) {
        const { conclude } = await journal.intend(intent);
        await conclude({ ...error.toOutcome(), durationMs: clock() - begun });
      }
      throw error;
    }
  }

  /** The name of the one account it concerns, and what stands where it is going to write. */
  async function storedOf({ targets, record: { method, target, fields, writes } }: Deed) {
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
    { targets, roles: named }: Omit<Deed, 'record'>,
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
const recordOf = ({ targets, record: { fields, writes: _writes, creates, ...record } }: Deed) => ({
  ...record,
  users: targets.map((id) => ({ id })),
  isCreation: creates !== undefined,
  ...(fields !== undefined && { changedFields: Object.keys(fields), after: { ...fields } }),
});

/** Each of `names` as it is in `fields`, or `undefined`: a client may call a field `constructor`. */
const pick = (fields: Readonly<Record<string, unknown>>, names: object): Record<string, unknown> =>
  Object.fromEntries(Object.keys(names).map((name) => [name, Object.hasOwn(fields, name) ? fields[name] : undefined]));

/** The word for a deed that needs several permissions: identifiers decide whose account it is, so they come first. */
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
