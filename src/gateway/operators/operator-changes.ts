import type { Permission } from '#contract/operators.ts';

import type { OperatorPolicy } from '#gateway/policy/operator-policy.ts';
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
  policy: Pick<OperatorPolicy, 'source'>;
  sessions: Pick<OperatorSessions, 'endAllOf'>;
  report: (error: unknown) => void;
};

/** Ends the sessions of operators whose accounts an action changed, in all processes. Never rejects. */
export type EndSessionsOfChanged = (action: {
  permissions: readonly Permission[];
  targets: readonly string[];
}) => Promise<void>;

/**
 * Applies only when operators are users of the Logto that Usher administers: there, suspending a user must also end the
 * operator's sessions.
 */
export function operatorChanges({ policy: { source }, sessions, report }: Options): EndSessionsOfChanged {
  return async ({ permissions, targets }) => {
    const isSameLogto = source.kind === 'oidc' && source.isSameLogto;
    if (!isSameLogto || !permissions.some((one) => endingActions.includes(one))) return;
    await Promise.all(targets.map((userId) => sessions.endAllOf(userId))).catch(report);
  };
}
