import type { NewSsoConnector, SsoConnectorPatch } from '#contract/sso-connector-writes.ts';
import { findSsoProvider, type SsoProvider } from '#management-api/connectors/sso-providers.ts';
import {
  deleteSsoConnector,
  deleteTokensOfSsoConnector,
  findSsoConnector,
  hasSsoConnectorNamed,
  insertSsoConnector,
  type SsoConnectorChanges,
  type SsoConnectorRow,
  updateSsoConnector,
} from '#management-api/db/sso-connectors.ts';
import type { Db } from '#management-api/db/tables.ts';
import { ApiError, found } from '#management-api/http/api-error.ts';

import { newShortId } from './ids.ts';
import { parseSsoConfig, requireReachableProvider } from './sso-config.ts';
import { companyDomains } from './sso-domains.ts';
import { inTransaction } from './transaction.ts';

/** An enterprise connector with its provider. */
export type InstalledSsoConnector = { row: SsoConnectorRow; provider: SsoProvider };

/** @throws {ApiError} 404 if there is no such connector */
export async function findInstalledSsoConnector(db: Db, id: string): Promise<InstalledSsoConnector> {
  const row = found(await findSsoConnector(db, id), 'entity.not_exists_with_id');
  return { row, provider: found(findSsoProvider(row.provider_name), 'entity.not_exists_with_id') };
}

/** Creates an enterprise connector (logto-behavior.md#20.3). */
export async function createSsoConnector(db: Db, body: NewSsoConnector, now: Date): Promise<SsoConnectorRow> {
  const { providerName, connectorName } = body;
  const provider = findSsoProvider(providerName);
  if (provider === undefined) throw new ApiError('connector.not_found', { status: 422 });
  const domains = companyDomains(body.domains ?? []);
  const config = body.config && parseSsoConfig(provider, body.config);
  await requireFreeName(db, connectorName);
  if (config !== undefined) requireReachableProvider(config);
  requireNoTokenStorage(body.enableTokenStorage);
  return insertSsoConnector(db, {
    id: newShortId(),
    provider_name: providerName,
    connector_name: connectorName,
    config: JSON.stringify(config ?? {}),
    domains: JSON.stringify(domains),
    branding: JSON.stringify(body.branding ?? {}),
    sync_profile: body.syncProfile ?? false,
    enable_token_storage: false,
    created_at: now,
  });
}

/** Changes an enterprise connector; without any change it stays as it is (logto-behavior.md#20.4). */
export async function changeSsoConnector(db: Db, id: string, patch: SsoConnectorPatch): Promise<InstalledSsoConnector> {
  const { row, provider } = await findInstalledSsoConnector(db, id);
  const domains = patch.domains && companyDomains(patch.domains);
  if (patch.connectorName !== undefined) await requireFreeName(db, patch.connectorName, id);
  const config = patch.config && parseSsoConfig(provider, patch.config);
  if (config !== undefined) requireReachableProvider(config);
  requireNoTokenStorage(patch.enableTokenStorage);
  const changes: SsoConnectorChanges = {
    ...(patch.connectorName !== undefined && { connector_name: patch.connectorName }),
    ...(config !== undefined && { config: JSON.stringify(config) }),
    ...(domains !== undefined && { domains: JSON.stringify(domains) }),
    ...(patch.branding !== undefined && { branding: JSON.stringify(patch.branding) }),
    ...(patch.syncProfile !== undefined && { sync_profile: patch.syncProfile }),
    ...(patch.enableTokenStorage !== undefined && { enable_token_storage: patch.enableTokenStorage }),
  };
  if (Object.keys(changes).length === 0) return { row, provider };
  return inTransaction(db, async (transaction) => {
    if (patch.enableTokenStorage === false) await deleteTokensOfSsoConnector(transaction, id);
    return { row: found(await updateSsoConnector(transaction, id, changes), 'entity.not_exists_with_id'), provider };
  });
}

/** Deletes an enterprise connector with the enterprise accounts of its users. */
export async function removeSsoConnector(db: Db, id: string): Promise<void> {
  await findInstalledSsoConnector(db, id);
  await inTransaction(db, (transaction) => deleteSsoConnector(transaction, id));
}

async function requireFreeName(db: Db, name: string, exceptId?: string): Promise<void> {
  if (await hasSsoConnectorNamed(db, name, exceptId)) throw new ApiError('single_sign_on.duplicate_connector_name');
}

/** Storing tokens of providers takes a key vault, which the embedded API does not have. */
function requireNoTokenStorage(enableTokenStorage: boolean | undefined): void {
  if (enableTokenStorage === true) throw new ApiError('request.feature_not_supported');
}
