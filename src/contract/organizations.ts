import * as z from 'zod/mini';

import { jsonObject } from './json.ts';
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

const roleNames = z.array(z.object({ id: z.string(), name: z.string() }));

/** An organization of a user, with the user's roles in it. */
export const userOrganization = z.extend(organization, { organizationRoles: roleNames });
export type UserOrganization = z.infer<typeof userOrganization>;

const { hasPassword: _, ...memberShape } = user.shape;

/** A member of an organization: a user without `hasPassword`. */
export const organizationMember = z.object({ ...memberShape, organizationRoles: roleNames });
export type OrganizationMember = z.infer<typeof organizationMember>;
