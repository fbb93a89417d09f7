import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { accountQueries } from '#console/api/account.ts';
import type { Permission } from '#contract/operators.ts';

import { useOperator } from './use-operator.ts';

type Props = {
  /** One or more permissions, of which one is enough. */
  action: Permission | readonly Permission[];
  /** ID of the user it affects, if any. */
  userId?: string;
  /** Tells operators without the permission who has it. Once in a section is enough. */
  isExplained?: boolean;
  children: ReactNode;
};

/** Renders its children only for operators with the permission. */
export function Allowed({ action, userId, isExplained = false, children }: Props) {
  const { may } = useAllowed(userId);
  if ([action].flat().some(may)) return children;
  return isExplained && <RoleLimit action={action} {...(userId !== undefined && { userId })} />;
}

/** Tells operators whose role does not permit an action who can do it; accounts that are read-only say so themselves. */
export function RoleLimit({ action, userId }: Pick<Props, 'action' | 'userId'>) {
  const { may } = useOperator();
  const { closed } = useAllowed(userId);
  const limit = useRoleLimit();
  if (closed !== undefined || [action].flat().some(may)) return null;
  return (
    <Text size="xs" c="dimmed">
      {limit}
    </Text>
  );
}

/** Says to an operator whose role does not permit an action who can do it. */
export function useRoleLimit(): string {
  const { t } = useTranslation();
  const { operator } = useOperator();
  return t(operator?.role === 'viewer' ? 'errors.viewOnly' : 'errors.adminOnly');
}

/** Why an account is read-only for this operator, regardless of their role. */
type ReadOnlyReason = 'own' | 'protected';

/** Permissions to reset a password, chosen or generated. */
export const passwordActions = ['passwords:set', 'passwords:reset'] as const satisfies readonly Permission[];

/** Permissions for the ways to help with sign-in. */
export const signInHelpActions = [
  'users:unlock',
  'one-time-tokens:create',
  'verification-codes:send',
  'passwords:reset',
  'mfa:reset',
] as const satisfies readonly Permission[];

type AllowedActions = {
  may: (action: Permission) => boolean;
  closed: ReadOnlyReason | undefined;
  /** The roles of the account are still loading, so no action is allowed yet. */
  isUnknown: boolean;
};

/**
 * Permissions of the operator, for one account if given. Operators can't change their own account, and need a further
 * permission for accounts with protected roles. While the roles load, no action is allowed.
 */
export function useAllowed(userId?: string): AllowedActions {
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
    isUnknown,
  };
}
