import { useState } from 'react';

/** Returns the value, or the last one that was defined, such as the content of a dialog while it closes. */
export function useLast<T>(value: T | undefined): T | undefined {
  const [last, setLast] = useState(value);
  if (value !== undefined && value !== last) setLast(value);
  return value ?? last;
}
