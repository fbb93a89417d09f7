import * as z from 'zod/mini';

import { ssoConnector } from './connectors.ts';
import { jsonObject } from './json.ts';

/** Body of `PATCH /api/sso-connectors/:id`. See logto-behavior.md#20.4. */
export const ssoConnectorPatch = z.partial(
  z.object({
    connectorName: z.string().check(z.minLength(1), z.maxLength(128)),
    config: jsonObject,
    domains: z.array(z.string()),
    branding: ssoConnector.shape.branding,
    syncProfile: z.boolean(),
    enableTokenStorage: z.boolean(),
  }),
);
export type SsoConnectorPatch = z.infer<typeof ssoConnectorPatch>;

/** Body of `POST /api/sso-connectors`. See logto-behavior.md#20.3. */
export const newSsoConnector = z.extend(ssoConnectorPatch, {
  providerName: z.string().check(z.minLength(1), z.maxLength(128)),
  connectorName: ssoConnectorPatch.shape.connectorName.def.innerType,
});
export type NewSsoConnector = z.infer<typeof newSsoConnector>;

/** Response of `POST /api/sso-connectors`: without what the provider adds. */
export const createdSsoConnector = z.omit(ssoConnector, {
  name: true,
  providerType: true,
  providerLogo: true,
  providerLogoDark: true,
});
export type CreatedSsoConnector = z.infer<typeof createdSsoConnector>;

/** `GET /api/sso-connector-providers`. */
export const ssoProvider = z.object({
  providerName: z.string(),
  providerType: z.enum(['oidc', 'saml']),
  name: z.string(),
  description: z.string(),
  logo: z.string(),
  logoDark: z.string(),
});
export type SsoProvider = z.infer<typeof ssoProvider>;
