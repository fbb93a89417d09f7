import * as z from 'zod/mini';

import type { Log } from '#contract/logs.ts';

const forConsent = z.looseObject({
  key: z.literal('Interaction.Create'),
  prompt: z.looseObject({ name: z.literal('consent') }),
});

/** True for the consent prompt, which Logto records as a second interaction after the sign-in. */
export const isConsent = ({ payload }: Log): boolean => forConsent.safeParse(payload).success;
