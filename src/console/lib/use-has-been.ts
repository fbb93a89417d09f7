import { useState } from 'react';

/** Returns whether `value` is or once was true, to render rarely used elements only when first needed. */
export function useHasBeen(value: boolean): boolean {
  const [hasBeen, setHasBeen] = useState(value);
  if (value && !hasBeen) setHasBeen(true);
  return value || hasBeen;
}
