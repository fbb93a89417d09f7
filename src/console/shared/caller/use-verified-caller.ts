import { useEffect, useState } from 'react';

import type { VerifiedCaller } from '#console/api/session.ts';
import { callAt } from '#console/lib/call-at.ts';
import { useOperator } from '#console/shared/operator/use-operator.ts';

/** How this operator verified the caller of an account, as long as it counts. */
export function useVerifiedCaller(userId: string): readonly VerifiedCaller[] {
  const { verifiedCallers } = useOperator();
  const [now, setNow] = useState(() => Date.now());
  const own = verifiedCallers.filter((one) => one.userId === userId && one.until > now);
  const next = Math.min(...own.map(({ until }) => until));
  useEffect(() => {
    if (!Number.isFinite(next)) return undefined;
    return callAt(next + 1, () => setNow(Date.now()));
  }, [next]);
  return own;
}
