import * as z from 'zod/mini';

/** API indicator of the Management API: the same on every self-hosted Logto. See logto-behavior.md#1.2. */
export const managementApiIndicator = 'https://default.logto.app/api';

/** The only scope of the Management API; a machine-to-machine role grants it. */
export const managementApiScope = 'all';

/** Response of `POST /oidc/token`. `expires_in` is in seconds; `scope` is missing if no requested scope was granted. */
export const tokenAnswer = z.object({
  access_token: z.string(),
  expires_in: z.number(),
  token_type: z.string(),
  scope: z.optional(z.string()),
});
export type TokenAnswer = z.infer<typeof tokenAnswer>;
