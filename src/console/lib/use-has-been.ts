import { useState } from 'react';

/** Whether `value` is or once was true: what is seldom wanted need not be drawn before, and goes on to exist afterwards. */
export function useHasBeen(value: boolean): boolean {
  const [hasBeen, setHasBeen] = useState(value);
  if (value && !hasBeen) setHasBeen(true);
  return value || hasBeen;
}
