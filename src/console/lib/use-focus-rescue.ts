import { type RefObject, useEffect, useRef } from 'react';
import { useLocation } from 'react-router';

/**
 * After a change of page the link that was followed is gone, and the focus with it: the keyboard would start again at the
 * top of the document. Then the focus goes to `target`; where it survived (a tab, a pager) it stays.
 */
export function useFocusRescue(target: RefObject<HTMLElement | null>): void {
  const { pathname } = useLocation();
  const shown = useRef(pathname);
  useEffect(() => {
    // The first page has lost nothing: there the keyboard starts at the top.
    if (shown.current === pathname) return;
    shown.current = pathname;
    if (document.activeElement === document.body) target.current?.focus({ preventScroll: true });
  }, [pathname, target]);
}
