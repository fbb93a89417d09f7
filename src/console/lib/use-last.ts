import { useState } from 'react';

/** The value, or the last one there was: a dialog keeps its words while it closes, and while what it is about goes away. */
export function useLast<T>(value: T | undefined): T | undefined {
  const [last, setLast] = useState(value);
  if (value !== undefined && value !== last) setLast(value);
  return value ?? last;
}
