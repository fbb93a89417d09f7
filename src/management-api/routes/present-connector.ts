import type { ConnectorFactory } from '#management-api/connectors/factory.ts';
import type { InstalledConnector } from '#management-api/services/connectors.ts';

/** The factory's metadata with the connector's overrides. The configuration holds secrets. */
export const presentConnector = ({ row, factory }: InstalledConnector) => ({
  type: factory.type,
  ...factory.metadata,
  ...row.metadata,
  id: row.id,
  connectorId: row.connector_id,
  syncProfile: row.sync_profile,
  metadata: row.metadata,
  enableTokenStorage: row.enable_token_storage,
  isDemo: false,
  extraInfo: {},
  config: row.config,
});

export const presentFactory = ({ type, metadata }: ConnectorFactory) => ({ type, ...metadata, isDemo: false });
