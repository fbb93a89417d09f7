import { useCallback, useDeferredValue, useEffect, useRef, useState } from 'react';

/**
 * Lets one run begin at a time, decided synchronously: a second Enter or click may come before React has drawn the button
 * as busy. The next may begin once the outcome of the last is drawn, such as the page that it navigated to: React draws a
 * deferred value after pending transitions.
 */
export function useSingleRun() {
  const isRunning = useRef(false);
  const [finished, setFinished] = useState(0);
  const drawn = useDeferredValue(finished);
  useEffect(() => {
    isRunning.current = false;
  }, [drawn]);

  /** Returns false when a run is under way. */
  const begin = useCallback((): boolean => {
    if (isRunning.current) return false;
    isRunning.current = true;
    return true;
  }, []);

  const finish = useCallback((): void => {
    if (isRunning.current) setFinished((runs) => runs + 1);
  }, []);

  /** The run failed: the next may begin at once. */
  const fail = useCallback((): void => {
    isRunning.current = false;
  }, []);

  return {
    begin,
    finish,
    fail,
    /** Whether the last run is over and its outcome not drawn yet. */
    isFinishing: drawn !== finished,
  };
}
