import * as z from 'zod/mini';

import { jsonObject } from './json.ts';
import { identity } from './users.ts';

/** Metadata of stored provider tokens, never the tokens themselves. See logto-behavior.md#5.6. */
export const tokenSecret = z.object({
  tenantId: z.optional(z.string()),
  id: z.string(),
  userId: z.string(),
  type: z.literal('federated_token_set'),
  metadata: z.object({
    scope: z.optional(z.string()),
    /** Seconds since the epoch. */
    expiresAt: z.optional(z.number()),
    tokenType: z.optional(z.string()),
    hasRefreshToken: z.boolean(),
  }),
  createdAt: z.number(),
  updatedAt: z.number(),
  identityId: z.string(),
  /** For a social connector. */
  connectorId: z.optional(z.string()),
  target: z.optional(z.string()),
  /** For an enterprise connector. */
  ssoConnectorId: z.optional(z.string()),
  issuer: z.optional(z.string()),
});
export type TokenSecret = z.infer<typeof tokenSecret>;

/** An enterprise account of a user. See logto-behavior.md#5.1. */
export const ssoIdentity = z.object({
  tenantId: z.optional(z.string()),
  id: z.string(),
  userId: z.string(),
  issuer: z.string(),
  identityId: z.string(),
  detail: jsonObject,
  createdAt: z.number(),
  updatedAt: z.number(),
  ssoConnectorId: z.string(),
});
export type SsoIdentity = z.infer<typeof ssoIdentity>;

/** Social accounts by connector target: response of `PUT` and `POST` of an identity. */
export const identities = z.record(z.string(), identity);

/** Response of `GET /api/users/:userId/identities/:target`. */
export const identityAnswer = z.object({ identity, tokenSecret: z.optional(tokenSecret) });

/** Response of `GET /api/users/:userId/sso-identities/:ssoConnectorId`. */
export const ssoIdentityAnswer = z.object({ ssoIdentity, tokenSecret: z.optional(tokenSecret) });

/** Response of `GET /api/users/:userId/all-identities`. */
export const allIdentities = z.object({
  socialIdentities: z.array(z.extend(identityAnswer, { target: z.string() })),
  ssoIdentities: z.array(z.extend(ssoIdentityAnswer, { ssoConnectorId: z.string() })),
});
export type AllIdentities = z.infer<typeof allIdentities>;

/** Body of `POST /api/users/:userId/identities`, with the data that the provider sent to the browser. */
export const identityExchange = z.object({
  connectorId: z.string(),
  connectorData: jsonObject,
});
export type IdentityExchange = z.infer<typeof identityExchange>;
