import type { Grant } from '#contract/sessions.ts';

/** The last characters of a grant's ID: enough to tell apart the few grants that a user gave one app. */
export const grantTail = ({ id }: Grant): string => id.slice(-6);
