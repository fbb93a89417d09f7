import type { Permission } from '#contract/operators.ts';

/**
 * Permissions of routes that serve several actions, distinguished by the body. An unknown body needs every permission
 * of the route, so that no unexpected form can bypass the check.
 */

const fieldPermissions: Readonly<Record<string, Permission>> = {
  name: 'users:write-profile',
  avatar: 'users:write-profile',
  profile: 'users:write-profile',
  customData: 'users:write-custom-data',
  username: 'users:write-identifiers',
  primaryEmail: 'users:write-identifiers',
  primaryPhone: 'users:write-identifiers',
};

const allOf = [...new Set(Object.values(fieldPermissions))];

/** `PATCH /api/users/:userId`: by the fields in the body. */
export function byField(body: unknown): readonly Permission[] {
  const fields = membersOf(body);
  if (fields === undefined || fields.length === 0) return allOf;
  const needed = fields.map((field) => (Object.hasOwn(fieldPermissions, field) ? fieldPermissions[field] : undefined));
  return needed.includes(undefined) ? allOf : [...new Set(needed.filter((permission) => permission !== undefined))];
}

/** `PATCH …/is-suspended`: suspending and restoring are different actions. */
export function bySuspension(body: unknown): readonly Permission[] {
  const isSuspended = typeof body === 'object' && body !== null && 'isSuspended' in body ? body.isSuspended : undefined;
  if (isSuspended === true) return ['users:suspend'];
  if (isSuspended === false) return ['users:restore'];
  return ['users:suspend', 'users:restore'];
}

const membersOf = (body: unknown): string[] | undefined =>
  typeof body === 'object' && body !== null && !Array.isArray(body) ? Object.keys(body) : undefined;
