import type { ReactNode } from 'react';

import type { Permission } from '#contract/operators.ts';

import { useAllowed } from './use-allowed.ts';

type Props = {
  /** One of several suffices. */
  deed: Permission | readonly Permission[];
  /** To whom it is done, if to somebody. */
  userId?: string;
  children: ReactNode;
};

/** Shows what begins a deed to operators who may do it. */
export function Allowed({ deed, userId, children }: Props) {
  const { may } = useAllowed(userId);
  return [deed].flat().some(may) ? children : null;
}
