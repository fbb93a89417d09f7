import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import { accountQueries, type Attempts } from '#console/api/account.ts';
import { useOperator } from '#console/shared/operator/use-operator.ts';

/** How long a result is valid, in ms. It has the failed attempts of all users, so one serves several accounts. */
const maxAge = 60_000;

/** Failed sign-in attempts of the last day. */
export type KnownAttempts = {
  /** False if identifiers are masked for the operator, because attempts are found by the identifier entered. */
  maySee: boolean;
  data: Attempts | undefined;
  isChecking: boolean;
  isError: boolean;
  check: () => void;
};

/**
 * Searches the activity of all users, which takes seconds on a large Logto, so only after `check` or if `isWanted`.
 *
 * @param since milliseconds since the epoch
 */
export function useAttempts(since: number, isWanted: boolean): KnownAttempts {
  const { may } = useOperator();
  const maySee = may('users:unmask');
  const [openedAt] = useState(() => Date.now());
  const [isAsked, setIsAsked] = useState(false);
  const query = useQuery({ ...accountQueries.attempts(since), enabled: maySee && (isAsked || isWanted) });
  return {
    maySee,
    data: query.dataUpdatedAt > openedAt - maxAge ? query.data : undefined,
    isChecking: query.isFetching,
    isError: query.isError,
    check: () => {
      if (query.isError) void query.refetch();
      else setIsAsked(true);
    },
  };
}
