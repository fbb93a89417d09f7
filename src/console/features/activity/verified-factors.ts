import * as z from 'zod/mini';

import type { Log } from '#contract/logs.ts';

const interactionState = z.looseObject({
  verificationRecords: z.array(z.looseObject({ type: z.string(), verified: z.optional(z.boolean()) })),
});

/** Returns the factors verified up to this entry (`Password`, `Totp`, …), from the interaction in its payload. */
export function verifiedFactors({ payload }: Log): string[] {
  const { data } = interactionState.safeParse(payload['interaction']);
  const proven = data?.verificationRecords.filter(({ verified }) => verified === true) ?? [];
  return [...new Set(proven.map(({ type }) => type))];
}
