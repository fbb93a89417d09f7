import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import { accountQueries, type Attempts } from '#console/api/account.ts';
import { useOperator } from '#console/shared/operator/use-operator.ts';

/** How long an answer counts, in ms: it holds the failed attempts of all users, so that one serves several accounts. */
const goodFor = 60_000;

/** The failed sign-in attempts of the last day, as far as they are known. */
export type KnownAttempts = {
  /** False for operators to whom identifiers are masked: attempts are found by what was typed. */
  maySee: boolean;
  data: Attempts | undefined;
  isChecking: boolean;
  isError: boolean;
  check: () => void;
};

/**
 * Searches the activity of all users, which takes a large Logto seconds: so only when asked, or while `isWanted`.
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
    data: query.dataUpdatedAt > openedAt - goodFor ? query.data : undefined,
    isChecking: query.isFetching,
    isError: query.isError,
    check: () => {
      if (query.isError) void query.refetch();
      else setIsAsked(true);
    },
  };
}
