import { useRef } from 'react';

/** How long a pointer or the focus must rest for it to mean something, in ms: one that passes over a list asks for nothing. */
const rest = 80;

/** Handlers for an element that call `prepare` when it looks as if it were about to be opened. */
export function useIntent(prepare: () => void) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const leave = () => clearTimeout(timer.current);
  const come = () => {
    leave();
    timer.current = setTimeout(prepare, rest);
  };
  return { onPointerEnter: come, onPointerLeave: leave, onTouchStart: prepare, onFocus: come, onBlur: leave };
}
