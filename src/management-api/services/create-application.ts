import type { NewApplication } from '#contract/application-writes.ts';
import { insertSecret } from '#management-api/db/application-secrets.ts';
import { type ApplicationRow, insertApplication } from '#management-api/db/applications.ts';
import type { Deps } from '#management-api/deps.ts';
import { ApiError } from '#management-api/http/api-error.ts';

import { hasSecrets, refuseThirdPartyExchange } from './application-rules.ts';
import { newLongId, newSecret } from './ids.ts';
import { inTransaction } from './transaction.ts';

const thirdPartyTypes: readonly string[] = ['Traditional', 'SPA', 'Native'];

/** Creates an application, with a secret if its type has secrets (logto-behavior.md#13.3). */
export async function createApplication({ db, clock }: Deps, application: NewApplication): Promise<ApplicationRow> {
  checkType(application);
  const { name, type, description, oidcClientMetadata, customClientMetadata, customData, isThirdParty } = application;
  const created_at = new Date(clock());
  return inTransaction(db, async (transaction) => {
    const row = await insertApplication(transaction, {
      id: newLongId(),
      name,
      type,
      description: description || null,
      oidc_client_metadata: JSON.stringify(oidcClientMetadata ?? { redirectUris: [], postLogoutRedirectUris: [] }),
      custom_client_metadata: JSON.stringify(customClientMetadata ?? {}),
      custom_data: JSON.stringify(customData ?? {}),
      is_third_party: isThirdParty ?? false,
      created_at,
    });
    if (hasSecrets(type)) {
      const secret = { application_id: row.id, name: 'Default secret', value: newSecret(), created_at };
      await insertSecret(transaction, secret);
    }
    return row;
  });
}

/** Refuses what the type of the application does not allow, in Logto's order. */
function checkType({ type, customClientMetadata, isThirdParty, protectedAppMetadata }: NewApplication): void {
  if (type === 'SAML') throw new ApiError('application.saml.use_saml_app_api');
  if (type !== 'Native' && customClientMetadata?.isDeviceFlow === true) {
    throw new ApiError('application.device_flow_native_only');
  }
  if (type === 'Protected' && protectedAppMetadata === undefined) {
    throw new ApiError('application.protected_app_metadata_is_required');
  }
  if (isThirdParty === true) {
    if (!thirdPartyTypes.includes(type)) throw new ApiError('application.invalid_third_party_application_type');
    refuseThirdPartyExchange(true, customClientMetadata);
  }
  // As on every self-hosted Logto: protected applications need a proxy of the cloud.
  if (type === 'Protected') throw new ApiError('application.protected_app_not_configured');
}
