import * as z from 'zod/mini';

/** A permission of an API. See logto-behavior.md#10.4. */
export const scope = z.object({
  tenantId: z.optional(z.string()),
  id: z.string(),
  resourceId: z.string(),
  name: z.string(),
  description: z.nullable(z.string()),
  createdAt: z.number(),
});
export type Scope = z.infer<typeof scope>;

/** An API for which access tokens are issued. */
export const resource = z.object({
  tenantId: z.optional(z.string()),
  id: z.string(),
  name: z.string(),
  /** Audience of its access tokens. */
  indicator: z.string(),
  isDefault: z.boolean(),
  /** Seconds. */
  accessTokenTtl: z.number(),
  /** Only with `includeScopes`. */
  scopes: z.optional(z.array(scope)),
});
export type Resource = z.infer<typeof resource>;

/** A permission as the list of a role's permissions returns it. */
export const scopeWithResource = z.extend(scope, { resource });
export type ScopeWithResource = z.infer<typeof scopeWithResource>;

/**
 * Returns whether it is a tenant's Management API, whose permissions are for machines only. See logto-behavior.md#1.5.
 */
export const isManagementApi = (indicator: string): boolean => /^https:\/\/[^.]+\.logto\.app\/api$/.test(indicator);
