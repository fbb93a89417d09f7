import * as z from 'zod/mini';

import { application } from './applications.ts';
import { anyIds, someIds } from './relations.ts';

/** Query of `GET /api/organizations/:id/users`. See logto-behavior.md#18.2. */
export const memberQuery = z.object({
  q: z.optional(z.string()),
  organizationRoleId: z.optional(z.string().check(z.minLength(1))),
});

/** Bodies of `POST` and `PUT /api/organizations/:id/users`. */
export const addedMembers = z.object({ userIds: someIds });
export const replacedMembers = z.object({ userIds: anyIds });

/** Body of `POST` and `PUT /api/organizations/:id/users/:userId/roles`: roles by ID, by name, or both. */
export const memberRolesBody = z.object({
  organizationRoleIds: z.optional(anyIds),
  organizationRoleNames: z.optional(anyIds),
});
export type MemberRoles = z.infer<typeof memberRolesBody>;

/** Response of that `POST`. */
export const memberRolesAnswer = z.object({ organizationRoleIds: z.array(z.string()) });

/** Body of `POST /api/organizations/:id/users/roles`: every role for every user. */
export const rolesOfMembers = z.object({ userIds: someIds, organizationRoleIds: someIds });

/** An application of an organization, with its roles there. See logto-behavior.md#18.4. */
export const organizationApplication = z.extend(application, {
  organizationRoles: z.array(z.object({ id: z.string(), name: z.string() })),
});

/** Bodies of `POST` and `PUT /api/organizations/:id/applications`. See logto-behavior.md#18.4. */
export const addedApplications = z.object({ applicationIds: someIds });
export const replacedApplications = z.object({ applicationIds: anyIds });

/** Body of `POST` and `PUT /api/organizations/:id/applications/:applicationId/roles`. */
export const applicationRolesBody = z.object({ organizationRoleIds: someIds });

/** Body of `POST /api/organizations/:id/applications/roles`: every role for every application. */
export const rolesOfApplications = z.object({ applicationIds: someIds, organizationRoleIds: someIds });

/** Users whose email address is in the domain become members at sign-in. See logto-behavior.md#18.5. */
export const emailDomain = z.object({
  tenantId: z.optional(z.string()),
  organizationId: z.string(),
  emailDomain: z.string(),
});
export type EmailDomain = z.infer<typeof emailDomain>;

/** Bodies of `POST` and `PUT /api/organizations/:id/jit/email-domains`. */
export const newEmailDomain = z.object({ emailDomain: z.string().check(z.minLength(1)) });
export const replacedEmailDomains = z.object({ emailDomains: z.array(z.string()) });
