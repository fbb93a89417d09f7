import * as z from 'zod/mini';

import { connector, localizedText } from './connectors.ts';
import { jsonObject } from './json.ts';
import { emailPattern, phonePattern } from './users.ts';

const languageTag = z.string().check(z.regex(/^[A-Za-z]{2,3}(?:-[\dA-Za-z]{2,8})*$/));

/** Overrides of the factory's metadata. */
const metadata = z.partial(
  z.object({
    target: z.string(),
    name: z.intersection(z.object({ en: z.string() }), z.record(languageTag, z.string())),
    logo: z.string(),
    logoDark: z.nullable(z.string()),
  }),
);

/** Body of `PATCH /api/connectors/:id`. See logto-behavior.md#16.4. */
export const connectorPatch = z.partial(
  z.object({
    config: jsonObject,
    metadata,
    syncProfile: z.boolean(),
    enableTokenStorage: z.boolean(),
  }),
);
export type ConnectorPatch = z.infer<typeof connectorPatch>;

/** Body of `POST /api/connectors`. See logto-behavior.md#16.3. */
export const newConnector = z.extend(connectorPatch, {
  /** The ID can be chosen, because some providers need it before the connector is complete. */
  id: z.optional(z.string().check(z.minLength(1), z.maxLength(128))),
  /** The factory. */
  connectorId: z.string().check(z.minLength(1), z.maxLength(128)),
});
export type NewConnector = z.infer<typeof newConnector>;

/** A connector with its configuration, which holds secrets. */
export const configuredConnector = z.extend(connector, {
  config: jsonObject,
  metadata,
  syncProfile: z.boolean(),
  enableTokenStorage: z.boolean(),
  isDemo: z.boolean(),
  extraInfo: jsonObject,
});

/** `GET /api/connector-factories/:id`: a connector that can be configured. See logto-behavior.md#16.1. */
export const connectorFactory = z.object({
  id: z.string(),
  type: z.enum(['Social', 'Email', 'Sms']),
  target: z.string(),
  platform: z.nullable(z.string()),
  name: localizedText,
  description: localizedText,
  logo: z.string(),
  logoDark: z.nullable(z.string()),
  readme: z.string(),
  formItems: z.optional(z.array(jsonObject)),
  isDemo: z.boolean(),
  isStandard: z.optional(z.boolean()),
  isTokenStorageSupported: z.optional(z.boolean()),
});

export type ConnectorFactory = z.infer<typeof connectorFactory>;

/** Body of `POST /api/connectors/:factoryId/test`. */
export const connectorTest = z.object({
  phone: z.optional(z.string().check(z.regex(phonePattern))),
  email: z.optional(z.string().check(z.regex(emailPattern))),
  config: jsonObject,
  locale: z.optional(z.string()),
});
export type ConnectorTest = z.infer<typeof connectorTest>;

/** Body of `POST /api/connectors/:id/authorization-uri`. */
export const authorizationRequest = z.object({ state: z.string(), redirectUri: z.string() });

/** Its response. */
export const authorizationUri = z.object({ redirectTo: z.string() });
