import type { Db } from '#management-api/db/tables.ts';

import { sharedRoles } from './access.ts';
import { memberRoles, organizations } from './companies.ts';
import { createEnterpriseAccount } from './enterprise-accounts.ts';
import { createFactors, type MfaState, mfaStateOf } from './factors.ts';
import { insertRows, type NewRow } from './insert-rows.ts';
import { day } from './lifetimes.ts';
import { createRandom, type Random } from './random.ts';
import { createSignIns } from './sign-ins.ts';
import type { SeededAccount } from './users.ts';

/** Tables with related records of users; referenced tables come first. */
const tables = [
  'user_roles',
  'organization_users',
  'organization_user_roles',
  'user_sso_identities',
  'token_secrets',
  'mfa_verifications',
  'user_configs',
  'personal_access_tokens',
  'sessions',
  'grants',
] as const;

export type RelatedRecords = { [Table in (typeof tables)[number]]?: NewRow<Table>[] };

/** Users per batch: the records of a batch are written before the next one, so that memory use stays constant. */
const batchSize = 1000;

/** Inserts roles, factors, tokens, sessions etc. of all users. Returns the MFA state of users who have one. */
export async function insertRelatedRecords(
  db: Db,
  accounts: readonly SeededAccount[],
  now: number,
): Promise<ReadonlyMap<string, MfaState>> {
  const mfa = new Map<string, MfaState>();
  const random = createRandom(3);
  for (let start = 0; start < accounts.length; start += batchSize) {
    const all = accounts.slice(start, start + batchSize).map((account) => {
      const relatedRecords = createRelatedRecords(random, account, now);
      const state = mfaStateOf(relatedRecords);
      if (state !== undefined) mfa.set(account.id, state);
      return relatedRecords;
    });
    for (const table of tables) {
      await insertRows(
        db,
        table,
        all.flatMap((relatedRecords): NewRow<typeof table>[] => relatedRecords[table] ?? []),
      );
    }
  }
  return mfa;
}

const createRelatedRecords = (random: Random, account: SeededAccount, now: number): RelatedRecords => ({
  user_roles: sharedRoles
    .filter(({ share }) => random.chance(share))
    .map(({ id }) => ({ user_id: account.id, role_id: id })),
  ...createMemberships(random, account, now),
  ...createEnterpriseAccount(random, account, now),
  ...createFactors(random, account, now),
  ...createTokens(random, account, now),
  ...createSignIns(random, account, now),
});

/** Typical token names; some need encoding in a URL. */
const names = ['ci', 'deploy', 'local scripts', 'backup #2', 'reports/monthly', 'laptop'];

/** One in thirty users has tokens: without expiry, still valid, or expired. */
function createTokens(random: Random, { id: user_id, createdAt }: SeededAccount, now: number): RelatedRecords {
  if (!random.chance(1 / 30)) return {};
  const chosen = new Set(Array.from({ length: random.between(1, 3) }, () => random.pick(names)));
  const personal_access_tokens = [...chosen].map((name) => {
    const created = random.between(createdAt, now);
    const expires = random.chance(0.4) ? null : new Date(created + random.pick([30, 90, 365]) * day);
    return {
      user_id,
      name,
      value: `pat_${random.id(32)}`,
      created_at: new Date(created),
      expires_at: expires,
    };
  });
  return { personal_access_tokens };
}

/** Some users are members of one company, a few of two, with one or more roles in each. */
function createMemberships(random: Random, { id: user_id }: SeededAccount, now: number): RelatedRecords {
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
