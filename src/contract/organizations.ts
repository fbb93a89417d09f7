import * as z from 'zod';

import { roleTypes } from './roles.ts';
import { user } from './users.ts';

/** An organization (spec 5.9). */
export const organization = z.object({
  tenantId: z.string().optional(),
  id: z.string(),
  name: z.string(),
  description: z.string().nullable(),
  customData: z.record(z.string(), z.unknown()),
  isMfaRequired: z.boolean(),
  color: z.record(z.string(), z.unknown()),
  branding: z.record(z.string(), z.unknown()),
  customCss: z.string().nullable().optional(),
  createdAt: z.number(),
});
export type Organization = z.infer<typeof organization>;

/** With `showFeatured`: how many members, and three of them. */
export const featuredOrganization = organization.extend({
  usersCount: z.number(),
  featuredUsers: z.array(z.object({ id: z.string(), avatar: z.string().nullable(), name: z.string().nullable() })),
});

/** A role that members have in an organization. */
export const organizationRole = z.object({
  tenantId: z.string().optional(),
  id: z.string(),
  name: z.string(),
  description: z.string().nullable(),
  type: z.enum(roleTypes),
});
export type OrganizationRole = z.infer<typeof organizationRole>;

/** The same as the list of all of them shows it. */
export const listedOrganizationRole = organizationRole.extend({
  scopes: z.array(z.object({ id: z.string(), name: z.string() })),
  resourceScopes: z.array(
    z.object({ id: z.string(), name: z.string(), resource: z.object({ id: z.string(), name: z.string() }) }),
  ),
});

const roleNames = z.array(z.object({ id: z.string(), name: z.string() }));

/** An organization of a user, with the roles that the user has in it. */
export const userOrganization = organization.extend({ organizationRoles: roleNames });
export type UserOrganization = z.infer<typeof userOrganization>;

const { hasPassword: _, ...memberShape } = user.shape;

/** A member of an organization. Whether there is a password is not said. */
export const organizationMember = z.object({ ...memberShape, organizationRoles: roleNames });
export type OrganizationMember = z.infer<typeof organizationMember>;

const anyObject = z.record(z.string(), z.unknown());

/** Body of `POST /api/organizations`. */
export const newOrganization = z.object({
  name: z.string().min(1).max(128),
  description: z.string().max(256).nullable().optional(),
  customData: anyObject.optional(),
  isMfaRequired: z.boolean().optional(),
  color: anyObject.optional(),
  branding: anyObject.optional(),
  customCss: z.string().nullable().optional(),
});
export type NewOrganization = z.infer<typeof newOrganization>;

/** Body of `PATCH /api/organizations/:id`. */
export const organizationPatch = newOrganization.partial();
export type OrganizationPatch = z.infer<typeof organizationPatch>;

/** Body of `POST /api/organization-roles`. */
export const newOrganizationRole = z.object({
  name: z.string().min(1).max(128),
  description: z.string().max(256).nullable().optional(),
  type: z.enum(roleTypes).optional(),
});

/** Body of `POST` and `PUT /api/organizations/:id/users`. */
export const memberIdsBody = z.object({ userIds: z.array(z.string().min(1)) });

/** Body of `POST` and `PUT /api/organizations/:id/users/:userId/roles`: by id, by name, or both. */
export const memberRolesBody = z.object({
  organizationRoleIds: z.array(z.string().min(1)).optional(),
  organizationRoleNames: z.array(z.string().min(1)).optional(),
});
export type MemberRoles = z.infer<typeof memberRolesBody>;

/** Answer of that `POST`. */
export const memberRolesAnswer = z.object({ organizationRoleIds: z.array(z.string()) });
