import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

import { endReveals } from '#console/api/reveals.ts';
import { useOperator } from '#console/shared/operator/use-operator.ts';

/** Masks accounts again when the time for which they were revealed is over. */
export function useEndedReveals(): void {
  const client = useQueryClient();
  const { reveals } = useOperator();
  const next = reveals.length === 0 ? undefined : Math.min(...reveals.map(({ until }) => until));
  useEffect(() => {
    if (next === undefined) return undefined;
    const timer = setTimeout(() => void endReveals(client, next), next - Date.now());
    return () => clearTimeout(timer);
  }, [client, next]);
}
