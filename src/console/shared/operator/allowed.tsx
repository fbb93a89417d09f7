import type { ReactNode } from 'react';

import type { Permission } from '#contract/operators.ts';

import { useAllowed } from './use-allowed.ts';

type Props = {
  /** One or more permissions, of which one is enough. */
  action: Permission | readonly Permission[];
  /** ID of the user it affects, if any. */
  userId?: string;
  children: ReactNode;
};

/** Renders its children only for operators with the permission. */
export function Allowed({ action, userId, children }: Props) {
  const { may } = useAllowed(userId);
  return [action].flat().some(may) ? children : null;
}
