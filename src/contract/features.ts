import * as z from 'zod/mini';

/** What the operator of this Usher has switched on: `GET /usher/features`, answered by the gateway. */
export const features = z.object({
  /** Linking a user to an account elsewhere by the provider's ID, which hands the user's account to whoever holds that one. */
  identityLinking: z.boolean(),
});
export type Features = z.infer<typeof features>;
