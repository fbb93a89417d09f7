/** Returns whether `expiresAt` (ms since the epoch) has passed; true for `NaN`. */
export const isExpired = (expiresAt: number): boolean => !(expiresAt > Date.now());
