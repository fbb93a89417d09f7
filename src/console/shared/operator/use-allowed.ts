import { useQuery } from '@tanstack/react-query';

import { accountQueries } from '#console/api/account.ts';
import type { Permission } from '#contract/operators.ts';

import { useOperator } from './use-operator.ts';

/** Why an account is read-only for this operator, regardless of their role. */
export type ReadOnlyReason = 'own' | 'protected';

/** Permissions to reset a password, chosen or generated. */
export const passwordActions = ['passwords:set', 'passwords:reset'] as const satisfies readonly Permission[];

type Allowed = {
  may: (action: Permission) => boolean;
  closed: ReadOnlyReason | undefined;
};

/**
 * Permissions of the operator, for one account if given. Operators can't change their own account, and need a further
 * permission for accounts with protected roles. While the roles load, no action is allowed.
 */
export function useAllowed(userId?: string): Allowed {
  const { may, ownUserId, protectedRoles } = useOperator();
  const isOwn = userId !== undefined && userId === ownUserId;
  const mayBeClosed = userId !== undefined && protectedRoles.length > 0 && !may('protected:write') && !isOwn;
  // The account page loads these roles anyway. For users with more roles than this page, the gateway still decides.
  const roles = useQuery({ ...accountQueries.roles(userId ?? ''), enabled: mayBeClosed });
  const isProtected =
    mayBeClosed &&
    roles.data?.items.some(({ id, name }) => [id, name].some((one) => protectedRoles.includes(one))) === true;
  const isUnknown = mayBeClosed && roles.isPending;
  return {
    may: (action) => may(action) && !isOwn && !isProtected && !isUnknown,
    closed: isOwn ? 'own' : isProtected ? 'protected' : undefined,
  };
}
