import type { NamedItem } from '#console/api/do-for-each.ts';
import type { FieldChange } from '#console/api/field-changes.ts';
import type { Joining, RoleChange } from '#console/api/organizations.ts';
import { sameJson } from '#console/lib/same-json.ts';
import type { UserOrganization } from '#contract/organizations.ts';
import type { Role } from '#contract/roles.ts';
import type { CustomData, User } from '#contract/users.ts';

/** What can be copied from a duplicate by the API, and what only the user or an operator can move by hand. */
export type CustomDataPlan = {
  /** Keys that the kept account lacks. */
  changes: FieldChange[];
  /** Keys that both have with other values: those of the kept account stay. */
  conflicts: string[];
};

/** Returns the keys of the duplicate's custom data that the kept account lacks. */
export function planCustomData(kept: CustomData, duplicate: CustomData): CustomDataPlan {
  const names = Object.keys(duplicate);
  return {
    changes: names
      .filter((name) => !Object.hasOwn(kept, name))
      .map((name) => ({ part: 'customData', name, from: undefined, to: duplicate[name] })),
    conflicts: names.filter((name) => Object.hasOwn(kept, name) && !sameJson(kept[name], duplicate[name])),
  };
}

/** Returns the roles of the duplicate that the kept account lacks. */
export const planRoles = (kept: readonly Role[], duplicate: readonly Role[]): NamedItem[] =>
  duplicate.filter(({ id }) => kept.every((role) => role.id !== id)).map(({ id, name }) => ({ id, name }));

/** An organization to join with these roles, or roles to add in one that the kept account is in. */
export type MembershipPlan = NamedItem &
  ({ joining: Joining; change?: never } | { joining?: never; change: RoleChange });

/** Returns the memberships and organization roles of the duplicate that the kept account lacks. */
export function planOrganizations(
  kept: readonly UserOrganization[],
  duplicate: readonly UserOrganization[],
): MembershipPlan[] {
  return duplicate.flatMap(({ id, name, organizationRoles }): MembershipPlan[] => {
    const roleIds = organizationRoles.map((role) => role.id);
    const current = kept.find((organization) => organization.id === id);
    if (current === undefined) return [{ id, name, joining: { organizationId: id, roleIds } }];
    const added = roleIds.filter((roleId) => current.organizationRoles.every((role) => role.id !== roleId));
    return added.length === 0 ? [] : [{ id, name, change: { organizationId: id, added, removed: [] } }];
  });
}

export const handmadeMoves = ['identifiers', 'profile', 'identities', 'password', 'factors', 'tokens'] as const;
export type HandmadeMove = (typeof handmadeMoves)[number];

type Belongings = { user: User; factors: number; tokens: number };

/** Returns what the duplicate has that no step can copy. */
export function planByHand(kept: User, { user, factors, tokens }: Belongings): HandmadeMove[] {
  const has: Record<HandmadeMove, boolean> = {
    identifiers: (['username', 'primaryEmail', 'primaryPhone'] as const).some(
      (name) => user[name] !== null && user[name] !== kept[name],
    ),
    profile:
      Object.keys(user.profile).some((name) => !Object.hasOwn(kept.profile, name)) ||
      (user.avatar !== null && kept.avatar === null) ||
      (user.name !== null && kept.name === null),
    identities: Object.keys(user.identities).length > 0,
    password: user.hasPassword === true && kept.hasPassword !== true,
    factors: factors > 0,
    tokens: tokens > 0,
  };
  return handmadeMoves.filter((move) => has[move]);
}
