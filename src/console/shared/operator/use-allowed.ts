import { useQuery } from '@tanstack/react-query';

import { accountQueries } from '#console/api/account.ts';
import type { Permission } from '#contract/operators.ts';

import { useOperator } from './use-operator.ts';

/** Why nothing about an account may be changed, whatever the operator's role permits otherwise. */
export type Closed = 'own' | 'protected';

/** Giving somebody a password, whoever chooses it. */
export const passwordActions = ['passwords:set', 'passwords:reset'] as const satisfies readonly Permission[];

type Allowed = {
  may: (action: Permission) => boolean;
  closed: Closed | undefined;
};

/**
 * What the operator may do, to this account where one is given: nobody changes their own, and those of the operators' kind
 * not everybody does. As long as it is not known of which kind an account is, nothing is offered.
 */
export function useAllowed(userId?: string): Allowed {
  const { may, ownUserId, protectedRoles } = useOperator();
  const isOwn = userId !== undefined && userId === ownUserId;
  const mayBeClosed = userId !== undefined && protectedRoles.length > 0 && !may('protected:write') && !isOwn;
  // Asked for at every account anyway. Of the few who have more roles than this names, the gateway knows.
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
