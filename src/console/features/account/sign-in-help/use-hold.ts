import { useEffect } from 'react';

/** Keeps the dialog open while it shows, or waits for, a secret that can't be shown again. */
export function useHold(isHeld: boolean, onHold: (isHeld: boolean) => void): void {
  useEffect(() => {
    onHold(isHeld);
    return () => onHold(false);
  }, [isHeld, onHold]);
}
