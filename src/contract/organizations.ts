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

/** Query of `GET /api/organizations` and of lists without other parameters. */
export const textQuery = z.object({ q: z.optional(z.string()) });
export const organizationQuery = z.extend(textQuery, { showFeatured: z.optional(z.string()) });

const hexColor = z.string().check(z.regex(/^#[\da-f]{3}(?:[\da-f]{3})?$/i));

const colors = z.object({
  primaryColor: z.optional(hexColor),
  isDarkModeEnabled: z.optional(z.boolean()),
  darkPrimaryColor: z.optional(hexColor),
});

const images = z.object({
  logoUrl: z.optional(z.url()),
  darkLogoUrl: z.optional(z.url()),
  favicon: z.optional(z.url()),
  darkFavicon: z.optional(z.url()),
});

/** Body of `POST /api/organizations`. */
export const newOrganization = z.object({
  name: z.string().check(z.minLength(1), z.maxLength(128)),
  description: z.optional(z.nullable(z.string().check(z.maxLength(256)))),
  customData: z.optional(jsonObject),
  isMfaRequired: z.optional(z.boolean()),
  color: z.optional(colors),
  branding: z.optional(images),
  customCss: z.optional(z.nullable(z.string())),
});

/** Body of `PATCH /api/organizations/:id`, which can also change the time of creation. */
export const organizationPatch = z.partial(z.extend(newOrganization, { createdAt: z.optional(z.number()) }));
export type OrganizationPatch = z.infer<typeof organizationPatch>;
