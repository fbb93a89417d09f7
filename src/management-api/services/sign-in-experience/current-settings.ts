import * as z from 'zod/mini';

import {
  adaptiveMfa,
  forgotPasswordMethods,
  mfa,
  passwordExpiration,
  signIn,
  signUp,
} from '#contract/sign-in-experience-writes.ts';

/**
 * The stored members that changes of others are judged by. Databases of earlier versions may contain other values than
 * the API accepts today: those count as the defaults.
 */
export const currentSettings = z.object({
  signIn: z.catch(signIn, { methods: [] }),
  signUp: z.catch(signUp, { identifiers: [], password: false, verify: false }),
  mfa: z.catch(mfa, { factors: [], policy: 'UserControlled' }),
  adaptiveMfa: z.catch(adaptiveMfa, {}),
  passwordExpiration: z.catch(passwordExpiration, {}),
  forgotPasswordMethods: z.catch(z.nullable(forgotPasswordMethods), null),
  usernamePolicy: z.catch(z.object({ caseSensitive: z.boolean() }), { caseSensitive: true }),
});
export type CurrentSettings = z.infer<typeof currentSettings>;
