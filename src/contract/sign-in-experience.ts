import * as z from 'zod';

import { storedPasswordPolicy } from './passwords.ts';

/** `GET /api/sign-in-exp` (spec 10.5): the members Usher reads; the rest passes unread. */
export const signInExperience = z.looseObject({
  passwordPolicy: storedPasswordPolicy.optional(),
  passwordExpiration: z.object({ enabled: z.boolean(), validPeriodDays: z.number() }).partial().optional(),
  usernamePolicy: z.object({ caseSensitive: z.boolean() }).partial().optional(),
});
export type SignInExperience = z.infer<typeof signInExperience>;
