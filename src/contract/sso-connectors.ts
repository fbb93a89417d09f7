import * as z from 'zod/mini';

import { jsonObject } from './json.ts';

/** An enterprise connector (spec 10.3). Call it by its `connectorName`. */
export const ssoConnector = z.object({
  tenantId: z.optional(z.string()),
  id: z.string(),
  providerName: z.string(),
  connectorName: z.string(),
  /** Holds secrets: not to be shown. */
  config: z.optional(jsonObject),
  /** Whoever has an e-mail address there signs in by this connector. */
  domains: z.array(z.string()),
  branding: z.object({
    displayName: z.optional(z.string()),
    logo: z.optional(z.string()),
    darkLogo: z.optional(z.string()),
  }),
  syncProfile: z.boolean(),
  enableTokenStorage: z.boolean(),
  createdAt: z.number(),
  name: z.string(),
  providerType: z.enum(['oidc', 'saml']),
  providerLogo: z.string(),
  providerLogoDark: z.string(),
});
export type SsoConnector = z.infer<typeof ssoConnector>;
