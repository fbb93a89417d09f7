import type { Context } from 'hono';

import { maxReasonLength, operatorHeaders, type Permission } from '#contract/operators.ts';

import { requirePermissions, requireReason } from './authorise.ts';
import { GatewayFault } from './gateway-fault.ts';
import type { OperatorPolicy } from './operator-policy.ts';
import type { OperatorEnv } from './operators/require-operator.ts';
import type { Session } from './operators/session.ts';
import type { ProtectedAccounts } from './protected-accounts.ts';
import type { LimitedKind } from './rate-limits.ts';

/** Something an operator does to accounts. */
export type Deed = {
  permissions: readonly Permission[];
  /** What is counted against the operator's limits. */
  limit: LimitedKind;
  /** The accounts it concerns. */
  targets: readonly string[];
};

type Options = {
  policy: OperatorPolicy;
  protectedAccounts: ProtectedAccounts;
  count: (kind: LimitedKind, who: string) => void;
};

/** Does what an operator asks, if the operator may do it. */
export type Perform = (c: Context<OperatorEnv>, deed: Deed, run: () => Promise<Response>) => Promise<Response>;

export function deeds({ policy, protectedAccounts, count }: Options): Perform {
  return async (c, deed, run) => {
    const { operator } = c.var.session;
    requirePermissions(policy, operator, deed.permissions);
    count(deed.limit, operator.subject);
    await requireOpenAccounts(c.var.session, deed.targets);
    requireReason(policy, deed.permissions, reasonOf(c));
    return run();
  };

  /** @throws {GatewayFault} `protectedAccount` for the operator's own account, and for those of the operators' kind */
  async function requireOpenAccounts({ operator }: Session, targets: readonly string[]): Promise<void> {
    if (targets.some((userId) => userId === ownUserId(policy, operator.subject))) {
      throw new GatewayFault('protectedAccount', { data: { own: true } });
    }
    if (policy.rolePermissions[operator.role].includes('protected:write')) return;
    const roles = await Promise.all(targets.map(protectedAccounts));
    const role = roles.find((name) => name !== undefined);
    if (role !== undefined) throw new GatewayFault('protectedAccount', { data: { role } });
  }
}

/** The user who is this operator, when operators are users of the Logto that Usher administers. */
export const ownUserId = ({ source }: Pick<OperatorPolicy, 'source'>, subject: string): string | null =>
  source.kind === 'oidc' && source.isSameLogto ? subject : null;

/** The reason or ticket that came with a request. */
function reasonOf(c: Context): string | undefined {
  const header = c.req.header(operatorHeaders.reason);
  if (header === undefined) return undefined;
  try {
    const reason = decodeURIComponent(header).trim();
    return reason === '' ? undefined : reason.slice(0, maxReasonLength);
  } catch {
    throw new GatewayFault('invalidInput');
  }
}
