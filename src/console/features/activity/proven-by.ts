import * as z from 'zod/mini';

import type { Log } from '#contract/logs.ts';

const interactionState = z.looseObject({
  verificationRecords: z.array(z.looseObject({ type: z.string(), verified: z.optional(z.boolean()) })),
});

/** What has proved who it is by the time of this entry (`Password`, `Totp`, …), as the interaction keeps it. */
export function provenBy({ payload }: Log): string[] {
  const { data } = interactionState.safeParse(payload['interaction']);
  const proven = data?.verificationRecords.filter(({ verified }) => verified === true) ?? [];
  return [...new Set(proven.map(({ type }) => type))];
}
