import * as z from 'zod/mini';

/** The API indicator of the Management API: the same on every self-hosted Logto, whatever its address (spec 1.2). */
export const managementApiIndicator = 'https://default.logto.app/api';

/** The one scope there is; a machine-to-machine role gives it. */
export const managementApiScope = 'all';

/** Answer of `POST /oidc/token`; `expires_in` is seconds. `scope` is missing when no requested scope was granted. */
export const tokenAnswer = z.object({
  access_token: z.string(),
  expires_in: z.number(),
  token_type: z.string(),
  scope: z.optional(z.string()),
});
export type TokenAnswer = z.infer<typeof tokenAnswer>;
