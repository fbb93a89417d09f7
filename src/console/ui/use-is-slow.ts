import { useEffect, useState } from 'react';

/** How long loading may take before it is announced, in ms. */
const announceAfter = 1000;

/** Returns whether loading has taken so long that screen readers should hear of it. */
export function useIsSlow(isLoading: boolean): boolean {
  const [isSlow, setIsSlow] = useState(false);
  useEffect(() => {
    if (!isLoading) return;
    const timer = setTimeout(() => setIsSlow(true), announceAfter);
    return () => {
      clearTimeout(timer);
      setIsSlow(false);
    };
  }, [isLoading]);
  return isSlow && isLoading;
}
