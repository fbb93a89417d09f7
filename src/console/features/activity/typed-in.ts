import * as z from 'zod/mini';

import { type Log, typedIdentifier } from '#contract/logs.ts';

/** A name somebody chooses while registering: `Profile.Update` has it without the `identifier` around it. */
const chosen = z.object({ type: z.enum(['username', 'email', 'phone']), value: z.string() });

/** What somebody typed to say who they are: `{ type: 'username', value: 'ada' }`. */
export function identifierIn({ payload }: Log): { type: string; value: string } | undefined {
  const typed = [payload['payload'], payload['verification']].map((part) => typedIdentifier.safeParse(part).data);
  return typed.find((found) => found !== undefined)?.identifier ?? chosen.safeParse(payload['payload']).data;
}

export const typedIn = (log: Log): string | undefined => identifierIn(log)?.value;
