import * as z from 'zod/mini';

import { jsonObject } from './json.ts';
import { roleTypes } from './roles.ts';
import { user } from './users.ts';

/** An organization. See logto-behavior.md#5.9. */
export const organization = z.object({
  tenantId: z.optional(z.string()),
  id: z.string(),
  name: z.string(),
  description: z.nullable(z.string()),
  customData: jsonObject,
  isMfaRequired: z.boolean(),
  color: jsonObject,
  branding: jsonObject,
  customCss: z.optional(z.nullable(z.string())),
  createdAt: z.number(),
});
export type Organization = z.infer<typeof organization>;

/** An organization with the number of members and three of them, for `showFeatured`. */
export const featuredOrganization = z.extend(organization, {
  usersCount: z.number(),
  featuredUsers: z.array(z.object({ id: z.string(), avatar: z.nullable(z.string()), name: z.nullable(z.string()) })),
});

/** An organization role. */
export const organizationRole = z.object({
  tenantId: z.optional(z.string()),
  id: z.string(),
  name: z.string(),
  description: z.nullable(z.string()),
  type: z.enum(roleTypes),
});
export type OrganizationRole = z.infer<typeof organizationRole>;

/** An organization role as `GET /api/organization-roles` returns it. */
export const listedOrganizationRole = z.extend(organizationRole, {
  scopes: z.array(z.object({ id: z.string(), name: z.string() })),
  resourceScopes: z.array(
    z.object({ id: z.string(), name: z.string(), resource: z.object({ id: z.string(), name: z.string() }) }),
  ),
});

const roleNames = z.array(z.object({ id: z.string(), name: z.string() }));

/** An organization of a user, with the user's roles in it. */
export const userOrganization = z.extend(organization, { organizationRoles: roleNames });
export type UserOrganization = z.infer<typeof userOrganization>;

const { hasPassword: _, ...memberShape } = user.shape;

/** A member of an organization: a user without `hasPassword`. */
export const organizationMember = z.object({ ...memberShape, organizationRoles: roleNames });
export type OrganizationMember = z.infer<typeof organizationMember>;

const anyObject = jsonObject;

/** Body of `POST /api/organizations`. */
export const newOrganization = z.object({
  name: z.string().check(z.minLength(1), z.maxLength(128)),
  description: z.optional(z.nullable(z.string().check(z.maxLength(256)))),
  customData: z.optional(anyObject),
  isMfaRequired: z.optional(z.boolean()),
  color: z.optional(anyObject),
  branding: z.optional(anyObject),
  customCss: z.optional(z.nullable(z.string())),
});

/** Body of `PATCH /api/organizations/:id`. */
export const organizationPatch = z.partial(newOrganization);
export type OrganizationPatch = z.infer<typeof organizationPatch>;

/** Body of `POST /api/organization-roles`. */
export const newOrganizationRole = z.object({
  name: z.string().check(z.minLength(1), z.maxLength(128)),
  description: z.optional(z.nullable(z.string().check(z.maxLength(256)))),
  type: z.optional(z.enum(roleTypes)),
});

/** Body of `POST` and `PUT /api/organizations/:id/users`. */
export const memberIdsBody = z.object({ userIds: z.array(z.string().check(z.minLength(1))) });

/** Body of `POST` and `PUT /api/organizations/:id/users/:userId/roles`: roles by ID, by name, or both. */
export const memberRolesBody = z.object({
  organizationRoleIds: z.optional(z.array(z.string().check(z.minLength(1)))),
  organizationRoleNames: z.optional(z.array(z.string().check(z.minLength(1)))),
});
export type MemberRoles = z.infer<typeof memberRolesBody>;

/** Response of that `POST`. */
export const memberRolesAnswer = z.object({ organizationRoleIds: z.array(z.string()) });
