import type { Grant } from '#contract/sessions.ts';

/** Last characters of a grant ID, enough to distinguish the few grants that a user gave one app. */
export const shortGrantId = ({ id }: Grant): string => id.slice(-6);
