/** What stands where the gateway hid a value from an operator who may not see it. */
export const masked = '•••';

/** Whether the gateway hid this. */
export const isMasked = (value: unknown): boolean => value === masked;
