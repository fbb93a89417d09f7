/** Replaces values that the operator may not see. */
export const masked = '•••';

/** Returns whether the gateway masked this value. */
export const isMasked = (value: unknown): boolean => value === masked;
