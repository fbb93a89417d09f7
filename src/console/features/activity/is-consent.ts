import * as z from 'zod/mini';

import type { Log } from '#contract/logs.ts';

const forConsent = z.looseObject({
  key: z.literal('Interaction.Create'),
  prompt: z.looseObject({ name: z.literal('consent') }),
});

/** After signing in: may the application know who it is? A second interaction of the same visit. */
export const isConsent = ({ payload }: Log): boolean => forConsent.safeParse(payload).success;
