import { useRef } from 'react';

/** How long a pointer must rest for it to mean something, in ms: one that passes over a list asks for nothing. */
const rest = 80;

/** Handlers for an element that call `prepare` when it looks as if it were about to be opened. */
export function useIntent(prepare: () => void) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const leave = () => clearTimeout(timer.current);
  return {
    onPointerEnter: () => {
      timer.current = setTimeout(prepare, rest);
    },
    onPointerLeave: leave,
    onTouchStart: prepare,
    onFocus: prepare,
  };
}
