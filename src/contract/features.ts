import * as z from 'zod/mini';

/** Optional features that the settings switch on: `GET /usher/features`, handled by the gateway. */
export const features = z.object({
  /**
   * Linking a user to a social account by the provider's ID. The owner of that social account can then sign in as the
   * user.
   */
  identityLinking: z.boolean(),
});
export type Features = z.infer<typeof features>;
