import { issuers } from './companies.ts';
import { day, hour } from './lifetimes.ts';
import type { Random } from './random.ts';
import type { RelatedRecords } from './related-records.ts';
import type { SeededAccount } from './users.ts';

/** Enterprise accounts of a few users, and metadata of stored provider tokens. */
export function createEnterpriseAccount(random: Random, account: SeededAccount, now: number): RelatedRecords {
  const { id: user_id, email, social } = account;
  const since = account.createdAt;
  const at = () => new Date(random.between(since, now));
  const secrets: NonNullable<RelatedRecords['token_secrets']> = [];
  const metadata = () => ({
    scope: 'openid profile email',
    tokenType: 'Bearer',
    expiresAt: Math.floor((now + random.between(-day, 2 * hour)) / 1000),
    hasRefreshToken: random.chance(0.7),
  });
  if (social !== null && random.chance(0.15)) {
    const { connectorId: connector_id, target, userId: identity_id } = social;
    const created_at = at();
    secrets.push({
      id: random.id(21),
      user_id,
      connector_id,
      target,
      sso_connector_id: null,
      issuer: null,
      identity_id,
      metadata: metadata(),
      created_at,
      updated_at: created_at,
    });
  }
  if (email === null || !random.chance(0.03)) return { token_secrets: secrets };

  const sso_connector_id = random.chance(0.6) ? 'sso1northwind' : 'sso2globex';
  const identity_id = `00u${random.id(17)}`;
  const issuer = issuers[sso_connector_id];
  const created_at = at();
  const times = { created_at, updated_at: created_at };
  if (sso_connector_id === 'sso1northwind') {
    secrets.push({
      id: random.id(21),
      user_id,
      connector_id: null,
      target: null,
      sso_connector_id,
      issuer,
      identity_id,
      metadata: metadata(),
      ...times,
    });
  }
  const detail = { id: identity_id, email, rawData: { sub: identity_id, email } };
  return {
    token_secrets: secrets,
    user_sso_identities: [{ id: random.id(21), user_id, sso_connector_id, issuer, identity_id, detail, ...times }],
  };
}
