import type { ReactNode } from 'react';

import type { Permission } from '#contract/operators.ts';

import { useAllowed } from './use-allowed.ts';

type Props = {
  deed: Permission;
  /** To whom it is done, if to somebody. */
  userId?: string;
  children: ReactNode;
};

/** Shows what begins a deed to operators who may do it. */
export function Allowed({ deed, userId, children }: Props) {
  return useAllowed(userId).may(deed) ? children : null;
}
