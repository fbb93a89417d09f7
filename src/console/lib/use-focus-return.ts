import { type RefObject, useLayoutEffect, useRef } from 'react';

/**
 * Gives the focus back to where it was before a dialog opened; to `fallback` when that is gone, such as the row of something
 * deleted or the item of a menu. Mantine's own way looks too late: a dialog that a change of address opens has taken the
 * focus by then.
 */
export function useFocusReturn(isOpen: boolean, fallback: RefObject<HTMLElement | null> | undefined): void {
  const opener = useRef<HTMLElement>(null);
  const wasOpen = useRef(false);
  useLayoutEffect(() => {
    const active = document.activeElement;
    if (isOpen) opener.current = active instanceof HTMLElement && active !== document.body ? active : null;
    else if (wasOpen.current) (opener.current?.isConnected ? opener.current : fallback?.current)?.focus();
    wasOpen.current = isOpen;
  }, [isOpen, fallback]);
}
