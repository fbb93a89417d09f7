import * as z from 'zod/mini';

import { applicationTypes } from './applications.ts';
import { someIds } from './relations.ts';

/** The type of a role cannot be changed. */
export const roleTypes = ['User', 'MachineToMachine'] as const;

/** A role. See logto-behavior.md#8. */
export const role = z.object({
  tenantId: z.optional(z.string()),
  id: z.string(),
  name: z.string(),
  description: z.string(),
  type: z.enum(roleTypes),
  /** Assigned to every new user. */
  isDefault: z.boolean(),
});
export type Role = z.infer<typeof role>;

/** Name prefix of Logto's internal roles, which are never listed. */
export const internalRolePrefix = '#internal:';

/** A role as the list of roles returns it, with the number of users and applications and three of each. */
export const listedRole = z.extend(role, {
  usersCount: z.number(),
  featuredUsers: z.array(z.object({ id: z.string(), avatar: z.nullable(z.string()), name: z.nullable(z.string()) })),
  applicationsCount: z.number(),
  featuredApplications: z.array(z.object({ id: z.string(), name: z.string(), type: z.enum(applicationTypes) })),
});
export type ListedRole = z.infer<typeof listedRole>;

const roleName = z.string().check(z.minLength(1), z.maxLength(128));

/** Body of `POST /api/roles`. */
export const newRole = z.object({
  name: roleName,
  description: z.string().check(z.minLength(1), z.maxLength(128)),
  type: z.optional(z.enum(roleTypes)),
  isDefault: z.optional(z.boolean()),
  scopeIds: z.optional(z.array(z.string().check(z.minLength(1)))),
});
export type NewRole = z.infer<typeof newRole>;

/** Body of `PATCH /api/roles/:id`. */
export const rolePatch = z.partial(z.pick(newRole, { name: true, description: true, isDefault: true }));
export type RolePatch = z.infer<typeof rolePatch>;

/** Body of `POST` (adds) and `PUT` (replaces) `/api/users/:userId/roles`. */
export const roleIdsBody = z.object({ roleIds: z.array(z.string().check(z.minLength(1))) });

/** Response of `POST /api/users/:userId/roles`: all requested roles, and those that the user did not have yet. */
export const addedRoles = z.extend(roleIdsBody, { addedRoleIds: z.array(z.string()) });
export type AddedRoles = z.infer<typeof addedRoles>;

/** Body of `POST /api/roles/:id/users`. */
export const roleUsersBody = z.object({ userIds: someIds });

/** Body of `POST /api/roles/:id/scopes`. */
export const roleScopesBody = z.object({ scopeIds: someIds });

/** Body of `POST /api/roles/:id/applications`. */
export const roleApplicationsBody = z.object({ applicationIds: someIds });
