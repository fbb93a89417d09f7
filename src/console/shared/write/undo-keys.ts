import { type RefObject, useEffect } from 'react';

import { isTyping } from '#console/lib/is-typing.ts';

/**
 * Keyboard of a notice with undo, which stands at the end of the document: Ctrl+Z or Cmd+Z outside of fields undoes, the
 * first Tab goes to the button, and from the notice Tab goes on where it was before.
 */
export function useUndoKeys(notice: RefObject<HTMLElement | null>, button: RefObject<HTMLButtonElement | null>): void {
  useEffect(() => {
    const frame = notice.current?.closest<HTMLElement>('[role="status"]') ?? notice.current;
    let origin: HTMLElement | undefined;
    let wasVisited = false;
    const isInside = () => frame?.contains(document.activeElement) === true;

    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || document.querySelector('[aria-modal="true"]') !== null) return;
      // Fields have an undo of their own.
      if (isUndo(event) && !isTyping(event)) {
        event.preventDefault();
        button.current?.click();
      }
      if (event.key !== 'Tab' || event.ctrlKey || event.altKey || event.metaKey) return;
      if (!isInside() && !event.shiftKey && !wasVisited) {
        wasVisited = true;
        origin = document.activeElement instanceof HTMLElement ? document.activeElement : undefined;
        event.preventDefault();
        button.current?.focus();
      } else if (isInside() && isAtEdge(frame, event.shiftKey)) {
        // Forward, the browser goes on from there, as the default is not prevented.
        if (origin?.isConnected === true) origin.focus({ preventScroll: true });
        if (event.shiftKey) event.preventDefault();
      }
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [notice, button]);
}

const isUndo = ({ key, ctrlKey, metaKey, shiftKey, altKey }: KeyboardEvent): boolean =>
  key.toLowerCase() === 'z' && (ctrlKey || metaKey) && !shiftKey && !altKey;

/** Returns whether the focused button is the last of the notice, or the first when going backwards. */
function isAtEdge(frame: HTMLElement | null, isBackwards: boolean): boolean {
  const stops = [...(frame?.querySelectorAll<HTMLElement>('a[href], button:not(:disabled)') ?? [])];
  return document.activeElement === (isBackwards ? stops[0] : stops.at(-1));
}
