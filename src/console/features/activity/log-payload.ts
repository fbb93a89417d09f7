import * as z from 'zod/mini';

import { type Log, typedIdentifier } from '#contract/logs.ts';

/** `Profile.Update` entries of a registration have the identifier without the enclosing `identifier` member. */
const profileIdentifier = z.object({ type: z.enum(['username', 'email', 'phone']), value: z.string() });

/** Returns the identifier that was submitted on the sign-in page: `{ type: 'username', value: 'ada' }`. */
export function submittedIdentifier({ payload }: Log): { type: string; value: string } | undefined {
  const submitted = [payload['payload'], payload['verification']].map((part) => typedIdentifier.safeParse(part).data);
  return (
    submitted.find((found) => found !== undefined)?.identifier ?? profileIdentifier.safeParse(payload['payload']).data
  );
}

export const submittedIdentifierValue = (log: Log): string | undefined => submittedIdentifier(log)?.value;

const interactionState = z.looseObject({
  verificationRecords: z.array(z.looseObject({ type: z.string(), verified: z.optional(z.boolean()) })),
});

/** Returns the factors verified up to this entry (`Password`, `Totp`, …), from the interaction in its payload. */
export function verifiedFactors({ payload }: Log): string[] {
  const { data } = interactionState.safeParse(payload['interaction']);
  const proven = data?.verificationRecords.filter(({ verified }) => verified === true) ?? [];
  return [...new Set(proven.map(({ type }) => type))];
}

const forConsent = z.looseObject({
  key: z.literal('Interaction.Create'),
  prompt: z.looseObject({ name: z.literal('consent') }),
});

/** True for the consent prompt, which Logto records as a second interaction after the sign-in. */
export const isConsent = ({ payload }: Log): boolean => forConsent.safeParse(payload).success;
