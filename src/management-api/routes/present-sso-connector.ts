import type { SsoConnectorRow } from '#management-api/db/connectors.ts';
import { tenantId } from '#management-api/services/ids.ts';

/** Converts a row to an enterprise connector as stored, without what its provider adds. */
export const presentSsoConnector = (row: SsoConnectorRow) => ({
  tenantId,
  id: row.id,
  providerName: row.provider_name,
  connectorName: row.connector_name,
  config: row.config,
  domains: row.domains,
  branding: row.branding,
  syncProfile: row.sync_profile,
  enableTokenStorage: row.enable_token_storage,
  createdAt: row.created_at.getTime(),
});
