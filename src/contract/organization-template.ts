import * as z from 'zod/mini';

import { roleTypes } from './roles.ts';

/** A permission of organizations. See logto-behavior.md#17.1. */
export const organizationScope = z.object({
  tenantId: z.optional(z.string()),
  id: z.string(),
  name: z.string(),
  description: z.nullable(z.string()),
});
export type OrganizationScope = z.infer<typeof organizationScope>;

const name = z.string().check(z.minLength(1), z.maxLength(128));
const description = z.optional(z.nullable(z.string().check(z.maxLength(256))));

/** Body of `POST /api/organization-scopes`. */
export const newOrganizationScope = z.object({ name, description });

/** Body of `PATCH /api/organization-scopes/:id`. */
export const organizationScopePatch = z.partial(newOrganizationScope);
export type OrganizationScopePatch = z.infer<typeof organizationScopePatch>;

/** An organization role. See logto-behavior.md#17.2. */
export const organizationRole = z.extend(organizationScope, { type: z.enum(roleTypes) });
export type OrganizationRole = z.infer<typeof organizationRole>;

/** An organization role as `GET /api/organization-roles` returns it, with its permissions. */
export const listedOrganizationRole = z.extend(organizationRole, {
  scopes: z.array(z.object({ id: z.string(), name: z.string() })),
  resourceScopes: z.array(
    z.object({ id: z.string(), name: z.string(), resource: z.object({ id: z.string(), name: z.string() }) }),
  ),
});
export type ListedOrganizationRole = z.infer<typeof listedOrganizationRole>;

const role = z.extend(newOrganizationScope, { type: z.optional(z.enum(roleTypes)) });

/** Body of `POST /api/organization-roles`, with the role's first permissions. */
export const newOrganizationRole = z.extend(role, {
  organizationScopeIds: z.optional(z.array(z.string())),
  resourceScopeIds: z.optional(z.array(z.string())),
});
export type NewOrganizationRole = z.infer<typeof newOrganizationRole>;

/** Body of `PATCH /api/organization-roles/:id`. The type can change, also of an assigned role. */
export const organizationRolePatch = z.partial(role);
export type OrganizationRolePatch = z.infer<typeof organizationRolePatch>;
