import { type SsoIdentity, type TokenSecret, tokenSecret } from '#contract/identities.ts';
import type { SsoIdentityRow, TokenSecretRow } from '#management-api/db/user-identities.ts';
import { tenantId } from '#management-api/services/ids.ts';

export const presentSsoIdentity = (row: SsoIdentityRow): SsoIdentity => ({
  tenantId,
  id: row.id,
  userId: row.user_id,
  issuer: row.issuer,
  identityId: row.identity_id,
  detail: row.detail,
  createdAt: row.created_at.getTime(),
  updatedAt: row.updated_at.getTime(),
  ssoConnectorId: row.sso_connector_id,
});

/** Metadata of the stored tokens of a provider. */
export const presentTokenSecret = (row: TokenSecretRow): TokenSecret => ({
  tenantId,
  id: row.id,
  userId: row.user_id,
  type: 'federated_token_set',
  metadata: tokenSecret.shape.metadata.parse(row.metadata),
  createdAt: row.created_at.getTime(),
  updatedAt: row.updated_at.getTime(),
  identityId: row.identity_id,
  ...(row.target === null || row.connector_id === null ? {} : { connectorId: row.connector_id, target: row.target }),
  ...(row.sso_connector_id === null || row.issuer === null
    ? {}
    : { ssoConnectorId: row.sso_connector_id, issuer: row.issuer }),
});
