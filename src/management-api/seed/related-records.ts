import type { Db } from '#management-api/db/tables.ts';

import { sharedRoles } from './access.ts';
import { createFactors, type MfaState, mfaStateOf } from './factors.ts';
import { insertRows, type NewRow } from './insert-rows.ts';
import { createMemberships } from './memberships.ts';
import { createEnterpriseAccount } from './enterprise-accounts.ts';
import type { Account } from './users.ts';
import { createRandom, type Random } from './random.ts';
import { createSignIns } from './sign-ins.ts';
import { createTokens } from './access-tokens.ts';

/** What belongs to people, by table; tables that are referred to come first. */
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

/** People per round: what they have is made and written before the next ones are looked at, so memory stays flat. */
const roundSize = 1000;

/** Gives all these people roles, factors, tokens, sessions and the like; returns the MFA state of those who have any. */
export async function insertRelatedRecords(
  db: Db,
  accounts: readonly Account[],
  now: number,
): Promise<ReadonlyMap<string, MfaState>> {
  const mfa = new Map<string, MfaState>();
  const random = createRandom(3);
  for (let start = 0; start < accounts.length; start += roundSize) {
    const all = accounts.slice(start, start + roundSize).map((account) => {
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

const createRelatedRecords = (random: Random, account: Account, now: number): RelatedRecords => ({
  user_roles: sharedRoles
    .filter(({ share }) => random.chance(share))
    .map(({ id }) => ({ user_id: account.id, role_id: id })),
  ...createMemberships(random, account, now),
  ...createEnterpriseAccount(random, account, now),
  ...createFactors(random, account, now),
  ...createTokens(random, account, now),
  ...createSignIns(random, account, now),
});
