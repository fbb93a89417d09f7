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
