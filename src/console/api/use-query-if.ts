import { type QueryKey, QueryObserver, type QueryObserverOptions, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useSyncExternalStore } from 'react';

/**
 * Like `useQuery`, but without options there is neither an observer nor an entry in the cache.
 *
 * @param options must be memoized, as other options make another observer
 * @returns the result; undefined without options
 */
export function useQueryIf<T, E, K extends QueryKey>(options: QueryObserverOptions<T, E, T, T, K> | undefined) {
  const client = useQueryClient();
  const observer = useMemo(() => options && new QueryObserver(client, options), [client, options]);
  const subscribe = useCallback(
    (onChange: () => void) => {
      const unsubscribe = observer?.subscribe(onChange);
      // The query may have changed since the observer was made.
      observer?.updateResult();
      return () => unsubscribe?.();
    },
    [observer],
  );
  return useSyncExternalStore(subscribe, () => observer?.getCurrentResult());
}
