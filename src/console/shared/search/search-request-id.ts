import { nanoid } from 'nanoid';

/** A name for all the requests that find out about one text, or one list. */
export const newSearchRequestId = (): string => nanoid(16);
