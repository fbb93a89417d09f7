import type { ReactNode } from 'react';

import type { Permission } from '#contract/operators.ts';

import { useAllowed } from './use-allowed.ts';

type Props = {
  /** One of several suffices. */
  action: Permission | readonly Permission[];
  /** To whom it is done, if to somebody. */
  userId?: string;
  children: ReactNode;
};

/** Shows what begins an action to operators who may do it. */
export function Allowed({ action, userId, children }: Props) {
  const { may } = useAllowed(userId);
  return [action].flat().some(may) ? children : null;
}
