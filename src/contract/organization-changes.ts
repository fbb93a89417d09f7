import * as z from 'zod/mini';

import { branding, hexColor } from './branding.ts';
import { jsonObject } from './json.ts';

/** Query of `GET /api/organizations` and of lists without other parameters. */
export const textQuery = z.object({ q: z.optional(z.string()) });
export const organizationQuery = z.extend(textQuery, { showFeatured: z.optional(z.string()) });

const colors = z.object({
  primaryColor: z.optional(hexColor),
  isDarkModeEnabled: z.optional(z.boolean()),
  darkPrimaryColor: z.optional(hexColor),
});

/** Body of `POST /api/organizations`. */
export const newOrganization = z.object({
  name: z.string().check(z.minLength(1), z.maxLength(128)),
  description: z.optional(z.nullable(z.string().check(z.maxLength(256)))),
  customData: z.optional(jsonObject),
  isMfaRequired: z.optional(z.boolean()),
  color: z.optional(colors),
  branding: z.optional(branding),
  customCss: z.optional(z.nullable(z.string())),
});

/** Body of `PATCH /api/organizations/:id`, which can also change the time of creation. */
export const organizationPatch = z.partial(z.extend(newOrganization, { createdAt: z.optional(z.number()) }));
export type OrganizationPatch = z.infer<typeof organizationPatch>;
