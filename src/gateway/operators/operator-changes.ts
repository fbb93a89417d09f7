import type { Permission } from '#contract/operators.ts';
import type { Approvals } from '#gateway/approvals/approval-store.ts';
import type { OperatorPolicy } from '#gateway/policy/operator-policy.ts';
import { removingActions } from '#gateway/policy/permissions.ts';

import type { OperatorSessions } from './operator-sessions.ts';

/** Actions after which an account may have a different owner or fewer permissions. */
const endingActions: readonly Permission[] = [
  'users:suspend',
  'users:delete',
  'passwords:reset',
  'passwords:set',
  'roles:assign',
];

type Options = {
  policy: Pick<OperatorPolicy, 'source' | 'operatorRoleNames'>;
  sessions: Pick<OperatorSessions, 'endAllOf' | 'list'>;
  approvals: Pick<Approvals, 'limitPresence'>;
  report: (error: unknown) => void;
};

/** Ends the sessions of operators whose accounts an action changed, in every process. Never rejects. */
export type EndSessionsOfChanged = (change: {
  permissions: readonly Permission[];
  targets: readonly string[];
  /** The subject of the operator who made the change. */
  by: string;
  /** The name that a role had before it was renamed or deleted. */
  formerRoleName?: string | undefined;
}) => Promise<void>;

/**
 * Applies only when operators are users of the Logto that Usher administers: there, suspending a user must also end the
 * operator's sessions.
 */
export function operatorChanges({ policy, sessions, approvals, report }: Options): EndSessionsOfChanged {
  const { source, operatorRoleNames } = policy;
  return async ({ permissions, targets, by, formerRoleName }) => {
    if (source.kind !== 'oidc' || !source.isSameLogto) return;
    const changed = new Set<string>();
    if (permissions.some((one) => endingActions.includes(one))) targets.forEach((userId) => changed.add(userId));
    try {
      // The operators with that role are not known here, so all sign in again.
      if (formerRoleName !== undefined && operatorRoleNames.includes(formerRoleName)) {
        for (const { operator } of await sessions.list()) if (operator.subject !== by) changed.add(operator.subject);
      }
      await Promise.all([...changed].map((subject) => sessions.endAllOf(subject)));
      if (permissions.some((one) => removingActions.includes(one))) {
        await Promise.all(targets.map((userId) => approvals.limitPresence(userId)));
      }
    } catch (error) {
      report(error);
    }
  };
}
