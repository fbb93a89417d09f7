import * as z from 'zod/mini';

import { jsonObject } from './json.ts';

/** A text by language; `en` is always present. */
export const localizedText = z.record(z.string(), z.string());

/** A connector of `GET /api/connectors`, without its configuration, which holds secrets. See logto-behavior.md#10.2. */
export const connector = z.object({
  id: z.string(),
  connectorId: z.string(),
  /** `Social`, `Email` or `Sms`. */
  type: z.string(),
  /** The key of this provider in `user.identities`; several connectors may share it. */
  target: z.string(),
  name: localizedText,
  logo: z.string(),
  logoDark: z.nullable(z.string()),
  platform: z.nullable(z.string()),
});
export type Connector = z.infer<typeof connector>;

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
