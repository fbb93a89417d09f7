import * as z from 'zod/mini';

import { jsonObject } from './json.ts';

/** An enterprise connector. Its display name is `connectorName`. See logto-behavior.md#10.3. */
export const ssoConnector = z.object({
  tenantId: z.optional(z.string()),
  id: z.string(),
  providerName: z.string(),
  connectorName: z.string(),
  /** Holds secrets; never show it. */
  config: z.optional(jsonObject),
  /** Users with an email address in these domains sign in by this connector. */
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
