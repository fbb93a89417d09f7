import type { RelatedRecords } from './related-records.ts';
import { memberRoles, organizations } from './companies.ts';
import type { Account } from './users.ts';
import type { Random } from './random.ts';

/** Some people belong to a company, a few to two, and each has a role or more in it. */
export function createMemberships(random: Random, { id: user_id }: Account, now: number): RelatedRecords {
  if (!random.chance(0.14)) return {};
  const companies = organizations(now);
  const joined = new Set([random.pick(companies).id]);
  if (random.chance(0.1)) joined.add(random.pick(companies).id);
  return {
    organization_users: [...joined].map((organization_id) => ({ organization_id, user_id })),
    organization_user_roles: [...joined].flatMap((organization_id) =>
      memberRoles
        .filter(({ share }) => random.chance(share))
        .map(({ role }) => ({ organization_id, user_id, organization_role_id: role.id })),
    ),
  };
}
