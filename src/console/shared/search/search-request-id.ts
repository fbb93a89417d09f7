import { nanoid } from 'nanoid';

/** Returns a new ID for all requests that look up one text or list. */
export const newSearchRequestId = (): string => nanoid(16);
