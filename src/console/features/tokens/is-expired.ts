/** Whether a token that expires at `expiresAt` is good for nothing; a moment that is none is never to come. */
export const isExpired = (expiresAt: number): boolean => !(expiresAt > Date.now());
