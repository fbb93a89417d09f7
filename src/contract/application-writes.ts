import * as z from 'zod/mini';

import { application, applicationTypes } from './applications.ts';
import { jsonObject } from './json.ts';
import { isRedirectUri } from './redirect-uris.ts';

const redirectUris = z.array(z.string().check(z.refine(isRedirectUri, 'Not a redirect URI')));

/** Settings of OpenID Connect. A write replaces them as a whole. See logto-behavior.md#13.1. */
export const oidcClientMetadata = z.object({
  redirectUris,
  postLogoutRedirectUris: redirectUris,
  backchannelLogoutUri: z.optional(z.url()),
  backchannelLogoutSessionRequired: z.optional(z.boolean()),
  logoUri: z.optional(z.string()),
});

/** Settings of Logto. A write replaces them as a whole. */
export const customClientMetadata = z.object({
  corsAllowedOrigins: z.optional(z.array(z.string().check(z.minLength(1)))),
  /** Seconds; as in Logto, any number. */
  idTokenTtl: z.optional(z.number()),
  refreshTokenTtl: z.optional(z.number()),
  refreshTokenTtlInDays: z.optional(z.int().check(z.minimum(1), z.maximum(180))),
  tenantId: z.optional(z.string()),
  alwaysIssueRefreshToken: z.optional(z.boolean()),
  rotateRefreshToken: z.optional(z.boolean()),
  allowTokenExchange: z.optional(z.boolean()),
  isDeviceFlow: z.optional(z.boolean()),
  maxAllowedGrants: z.optional(z.int().check(z.positive())),
});

/** An application with all members. `secret` exists only in applications that every Logto has. */
export const fullApplication = z.extend(application, {
  tenantId: z.string(),
  description: z.nullable(z.string()),
  secret: z.optional(z.string()),
  oidcClientMetadata: z.record(z.string(), z.unknown()),
  customClientMetadata: z.record(z.string(), z.unknown()),
  protectedAppMetadata: z.null(),
  customData: z.record(z.string(), z.unknown()),
  isThirdParty: z.boolean(),
  appLevelAccessControlEnabled: z.boolean(),
});
export type FullApplication = z.infer<typeof fullApplication>;

/** An application as `GET /api/applications/:id` returns it. */
export const readApplication = z.extend(fullApplication, { isAdmin: z.boolean() });

const name = z.string().check(z.minLength(1), z.maxLength(256));

const optionalMembers = {
  description: z.optional(z.nullable(z.string())),
  oidcClientMetadata: z.optional(oidcClientMetadata),
  customClientMetadata: z.optional(customClientMetadata),
  customData: z.optional(jsonObject),
};

/** Body of `POST /api/applications`. */
export const newApplication = z.object({
  name,
  type: z.enum(applicationTypes),
  isThirdParty: z.optional(z.boolean()),
  ...optionalMembers,
  protectedAppMetadata: z.optional(z.object({ subDomain: z.string(), origin: z.string() })),
});
export type NewApplication = z.infer<typeof newApplication>;

/** Body of `PATCH /api/applications/:id`. */
export const applicationPatch = z.object({
  name: z.optional(name),
  ...optionalMembers,
  appLevelAccessControlEnabled: z.optional(z.boolean()),
  protectedAppMetadata: z.optional(
    z.nullable(
      z.object({
        origin: z.optional(z.string()),
        sessionDuration: z.optional(z.number()),
        pageRules: z.optional(z.array(z.object({ path: z.string() }))),
      }),
    ),
  ),
  /** Assigns or removes the internal role for the Management API. */
  isAdmin: z.optional(z.boolean()),
});
export type ApplicationPatch = z.infer<typeof applicationPatch>;

/** A secret of an application. It has no ID: the name is the key. See logto-behavior.md#13.4. */
export const applicationSecret = z.object({
  tenantId: z.string(),
  applicationId: z.string(),
  name: z.string(),
  /** The secret. Every response has it, even lists. */
  value: z.string(),
  createdAt: z.number(),
  /** Null if it never expires. */
  expiresAt: z.nullable(z.number()),
});
export type ApplicationSecret = z.infer<typeof applicationSecret>;

/** Body of `POST /api/applications/:id/secrets`. */
export const newApplicationSecret = z.object({ name, expiresAt: z.optional(z.nullable(z.number())) });
export type NewApplicationSecret = z.infer<typeof newApplicationSecret>;

/** Body of `PATCH /api/applications/:id/secrets/:name`. */
export const secretRenaming = z.object({ name });
