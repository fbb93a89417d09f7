import { type SsoConnector, ssoConnector } from '#contract/connectors.ts';
import type { CreatedSsoConnector, SsoProvider as ShownProvider } from '#contract/sso-connector-writes.ts';
import type { SsoProvider } from '#management-api/connectors/sso-providers.ts';
import type { SsoConnectorRow } from '#management-api/db/sso-connectors.ts';
import { tenantId } from '#management-api/services/ids.ts';
import type { InstalledSsoConnector } from '#management-api/services/sso-connectors.ts';

/** The connector without what its provider adds. */
export const presentNewSsoConnector = (row: SsoConnectorRow): CreatedSsoConnector => ({
  tenantId,
  id: row.id,
  providerName: row.provider_name,
  connectorName: row.connector_name,
  config: row.config,
  domains: row.domains,
  branding: ssoConnector.shape.branding.parse(row.branding),
  syncProfile: row.sync_profile,
  enableTokenStorage: row.enable_token_storage,
  createdAt: row.created_at.getTime(),
});

/** Without `providerConfig`, because the provider's settings are never fetched. */
export const presentSsoConnector = ({ row, provider }: InstalledSsoConnector): SsoConnector => ({
  ...presentNewSsoConnector(row),
  name: provider.name,
  providerType: provider.providerType,
  providerLogo: provider.logo,
  providerLogoDark: provider.logoDark,
});

export function presentSsoProvider(provider: SsoProvider): ShownProvider {
  const { configGuard: _, ...shown } = provider;
  return shown;
}
