import { useEffect } from 'react';
import { useLocation, useNavigationType } from 'react-router';

import { takeOpened } from '#console/lib/opened-row.ts';
import { isReturning } from '#console/lib/return-address.ts';
import { useOperator } from '#console/shared/operator/use-operator.ts';

import { rowLinkId } from './row-link.ts';

/** Back on the list, the focus stands on the row that was opened, or walked to. */
export function useOpenedRow(listAddress: string): void {
  const { state } = useLocation();
  const { subject } = useOperator();
  const isBack = useNavigationType() === 'POP' || isReturning(state);
  useEffect(() => {
    const id = isBack ? takeOpened(subject, listAddress) : undefined;
    const link = id === undefined ? null : document.getElementById(rowLinkId(id));
    // The browser has scrolled to where one was; only a row that is out of sight moves the page.
    link?.focus({ preventScroll: true });
    link?.scrollIntoView({ block: 'nearest' });
  }, [isBack, listAddress, subject]);
}
