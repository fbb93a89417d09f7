import { useState } from 'react';

/** `value`, or while there is none the last there was: a dialog on its way out still shows what it was about. */
export function useLast<T>(value: T | undefined): T | undefined {
  const [last, setLast] = useState(value);
  if (value !== undefined && value !== last) setLast(value);
  return value ?? last;
}
