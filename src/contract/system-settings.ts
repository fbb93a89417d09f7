import * as z from 'zod/mini';

/** Notes of Logto's own console. See logto-behavior.md#21.3. */
export const adminConsoleSettings = z.object({
  signInExperienceCustomized: z.boolean(),
  organizationCreated: z.boolean(),
  developmentTenantMigrationNotification: z.optional(
    z.object({ isPaidTenant: z.boolean(), tag: z.string(), readAt: z.optional(z.number()) }),
  ),
  checkedChargeNotification: z.optional(
    z.partial(
      z.object({
        token: z.boolean(),
        apiResource: z.boolean(),
        machineToMachineApp: z.boolean(),
        tenantMember: z.boolean(),
      }),
    ),
  ),
});
export const adminConsoleSettingsPatch = z.partial(adminConsoleSettings);

/** Seconds that a user stays signed in. */
export const oidcSessionSettings = z.object({ ttl: z.int().check(z.minimum(1), z.maximum(31_536_000)) });
export const oidcSessionSettingsPatch = z.partial(oidcSessionSettings);

/** Claims that ID tokens have besides the standard ones. */
export const idTokenSettings = z.object({
  enabledExtendedClaims: z.optional(
    z.array(
      z.enum([
        'custom_data',
        'identities',
        'sso_identities',
        'roles',
        'organizations',
        'organization_data',
        'organization_roles',
      ]),
    ),
  ),
});

export const oidcKeyTypes = ['private-keys', 'cookie-keys'] as const;
export type OidcKeyType = (typeof oidcKeyTypes)[number];

/** Body of `POST /api/configs/oidc/:keyType/rotate`. */
export const keyRotation = z.object({
  signingKeyAlgorithm: z.optional(z.enum(['RSA', 'EC'])),
  /** Seconds. */
  rotationGracePeriod: z.optional(z.int().check(z.minimum(0))),
});
export type KeyRotation = z.infer<typeof keyRotation>;

/** A key without its secret part. */
export const oidcKey = z.object({
  id: z.string(),
  /** Seconds since the epoch. */
  createdAt: z.number(),
  signingKeyAlgorithm: z.optional(z.string()),
  status: z.optional(z.enum(['Current', 'Previous'])),
});
export type OidcKey = z.infer<typeof oidcKey>;

export const jwtCustomizerTypes = ['access-token', 'client-credentials'] as const;
