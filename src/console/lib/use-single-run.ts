import { useCallback, useDeferredValue, useEffect, useRef, useState } from 'react';

/**
 * Allows one run at a time, decided synchronously, because a second Enter or click may come before React has rendered
 * the button as busy. The next run may start once the outcome of the last is rendered, such as the page it navigated
 * to: React renders a deferred value after pending transitions.
 */
export function useSingleRun() {
  const isRunning = useRef(false);
  const [finished, setFinished] = useState(0);
  const rendered = useDeferredValue(finished);
  useEffect(() => {
    isRunning.current = false;
  }, [rendered]);

  /** Starts a run; returns false if one is in progress. */
  const begin = useCallback((): boolean => {
    if (isRunning.current) return false;
    isRunning.current = true;
    return true;
  }, []);

  const finish = useCallback((): void => {
    if (isRunning.current) setFinished((runs) => runs + 1);
  }, []);

  /** Ends a failed run, so that the next may start at once. */
  const fail = useCallback((): void => {
    isRunning.current = false;
  }, []);

  return {
    begin,
    finish,
    fail,
    /** Whether the last run has ended but its outcome is not rendered yet. */
    isFinishing: rendered !== finished,
  };
}
