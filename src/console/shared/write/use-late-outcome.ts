import { useEffect, useRef } from 'react';

import type { WriteInput } from '#console/api/api-request.ts';

/**
 * Returns the `onSettled` of a mutation that reports an outcome which comes after the component has gone, such as a closed
 * dialog. `useWrite` reports the others.
 */
export function useLateOutcome<Values>(report: (error: Error | null, values: Values) => void) {
  const isShown = useRef(false);
  useEffect(() => {
    isShown.current = true;
    return () => {
      isShown.current = false;
    };
  }, []);
  return (_data: unknown, error: Error | null, { values }: WriteInput<Values>): void => {
    if (!isShown.current) report(error, values);
  };
}
