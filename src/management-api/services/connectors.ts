import type { ConnectorPatch, NewConnector } from '#contract/connector-writes.ts';
import { findFactory } from '#management-api/connectors/factories.ts';
import type { ConnectorFactory } from '#management-api/connectors/factory.ts';
import type { JsonObject } from '#management-api/db/columns.ts';
import {
  type ConnectorChanges,
  type ConnectorRow,
  deleteConnector,
  deleteConnectorsOfType,
  deleteTokensOfConnector,
  findConnector,
  findSocialConnector,
  hasConnectorOf,
  insertConnector,
  updateConnector,
} from '#management-api/db/connectors.ts';
import type { Db } from '#management-api/db/tables.ts';
import { ApiError, found } from '#management-api/http/api-error.ts';

import { withoutEmptyMembers } from './clean-json.ts';
import { checkConnectorConfig } from './connector-config.ts';
import { requirePasswordReset } from './forgot-password.ts';
import { newShortId } from './ids.ts';
import { removeUnavailableTargets } from './social-targets.ts';
import { inTransaction } from './transaction.ts';

/** A connector with its factory. */
export type InstalledConnector = { row: ConnectorRow; factory: ConnectorFactory };

/** @throws {ApiError} 404 if there is no such connector, or none that this server can run */
export async function findInstalledConnector(db: Db, id: string): Promise<InstalledConnector> {
  const row = found(await findConnector(db, id));
  return { row, factory: found(findFactory(row.connector_id)) };
}

/** Creates a connector; an Email or Sms connector replaces the one of its type (logto-behavior.md#16.3). */
export async function createConnector(db: Db, body: NewConnector): Promise<InstalledConnector> {
  const { id = newShortId(), connectorId, config, metadata, syncProfile = false, enableTokenStorage = false } = body;
  const factory = findFactory(connectorId);
  if (factory === undefined) throw new ApiError('connector.not_found_with_connector_id');
  const { type } = factory;
  if (type === 'Social') await checkSocialConnector(db, factory, metadata);
  if (config !== undefined) checkConnectorConfig(factory, config);
  if (enableTokenStorage) throw withoutTokenStorage();
  const { platform, target } = factory.metadata;
  const values = {
    id,
    connector_id: connectorId,
    type,
    target: metadata?.target || target,
    platform,
    config: cleanText(config),
    metadata: cleanText(metadata),
    sync_profile: syncProfile,
    enable_token_storage: false,
  };
  if (type === 'Social') return { row: await insertConnector(db, values), factory };
  const row = await inTransaction(db, async (transaction) => {
    await deleteConnectorsOfType(transaction, type);
    return insertConnector(transaction, values);
  });
  return { row, factory };
}

async function checkSocialConnector(
  db: Db,
  { metadata: { id, isStandard = false, target, platform } }: ConnectorFactory,
  metadata: NewConnector['metadata'],
): Promise<void> {
  if (isStandard && !metadata?.target) throw new ApiError('connector.should_specify_target');
  if (!isStandard && metadata !== undefined) {
    throw new ApiError('connector.cannot_overwrite_metadata_for_non_standard_connector');
  }
  if (!isStandard && (await hasConnectorOf(db, id))) throw new ApiError('connector.multiple_instances_not_supported');
  const twin = platform && (await findSocialConnector(db, metadata?.target || target, platform));
  if (twin) {
    throw new ApiError('connector.multiple_target_with_same_platform', { data: { connectorId: twin.connector_id } });
  }
}

/** Changes a connector; `config` and `metadata` are replaced as a whole (logto-behavior.md#16.4). */
export async function changeConnector(db: Db, id: string, patch: ConnectorPatch): Promise<InstalledConnector> {
  const { row, factory } = await findInstalledConnector(db, id);
  const { config, metadata, syncProfile, enableTokenStorage } = patch;
  if (metadata !== undefined) checkNewMetadata(row, factory, metadata);
  if (syncProfile === true && row.type !== 'Social') throw new ApiError('connector.invalid_type_for_syncing_profile');
  if (enableTokenStorage === true) throw withoutTokenStorage();
  if (config !== undefined) checkConnectorConfig(factory, config);
  const changes: ConnectorChanges = {
    ...(config !== undefined && { config: cleanText(config) }),
    ...(metadata !== undefined && { metadata: cleanText(metadata) }),
    ...(syncProfile !== undefined && { sync_profile: syncProfile }),
    ...(enableTokenStorage !== undefined && { enable_token_storage: enableTokenStorage }),
  };
  if (Object.keys(changes).length === 0) throw new ApiError('entity.invalid_input');
  return inTransaction(db, async (transaction) => {
    if (enableTokenStorage === false) await deleteTokensOfConnector(transaction, id);
    return { row: found(await updateConnector(transaction, id, changes)), factory };
  });
}

function checkNewMetadata(
  { target }: ConnectorRow,
  factory: ConnectorFactory,
  metadata: NonNullable<ConnectorPatch['metadata']>,
): void {
  if (factory.metadata.isStandard !== true) {
    throw new ApiError('connector.cannot_overwrite_metadata_for_non_standard_connector');
  }
  if (metadata.target !== target) throw new ApiError('connector.can_not_modify_target');
}

/**
 * Deletes a connector with its users' stored tokens. The sign-in page then no longer offers its target; accounts of users
 * keep it (logto-behavior.md#16.5).
 */
export async function removeConnector(db: Db, id: string): Promise<void> {
  const { type } = found(await findConnector(db, id));
  await inTransaction(db, async (transaction) => {
    if (type !== 'Social') await requirePasswordReset(transaction, id);
    await deleteTokensOfConnector(transaction, id);
    await deleteConnector(transaction, id);
    if (type === 'Social') await removeUnavailableTargets(transaction);
  });
}

const cleanText = (object: JsonObject = {}): string => JSON.stringify(withoutEmptyMembers(object));

/** Storing tokens of providers takes a key vault, which the embedded API does not have. */
const withoutTokenStorage = () => new ApiError('request.feature_not_supported');
