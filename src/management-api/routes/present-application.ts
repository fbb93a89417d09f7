import type { ApplicationSecret, FullApplication } from '#contract/application-writes.ts';
import { type Application, builtInApplicationIds } from '#contract/applications.ts';
import type { ApplicationSecretRow } from '#management-api/db/application-secrets.ts';
import type { ApplicationRow } from '#management-api/db/applications.ts';
import { tenantId } from '#management-api/services/ids.ts';

/** Converts a row to the API's application, without secrets. */
export const presentApplication = (row: ApplicationRow): FullApplication => ({
  tenantId,
  id: row.id,
  name: row.name,
  description: row.description,
  type: row.type,
  oidcClientMetadata: row.oidc_client_metadata,
  customClientMetadata: row.custom_client_metadata,
  protectedAppMetadata: null,
  customData: row.custom_data,
  isThirdParty: row.is_third_party,
  appLevelAccessControlEnabled: false,
  createdAt: row.created_at.getTime(),
});

export const presentSecret = (row: ApplicationSecretRow): ApplicationSecret => ({
  tenantId,
  applicationId: row.application_id,
  name: row.name,
  value: row.value,
  createdAt: row.created_at.getTime(),
  expiresAt: row.expires_at?.getTime() ?? null,
});

type BuiltIn = (typeof builtInApplicationIds)[number];

const builtIns: Record<BuiltIn, Pick<Application, 'name' | 'type'>> = {
  'demo-app': { name: 'Demo application', type: 'SPA' },
  'device-demo-app': { name: 'Device demo application', type: 'Native' },
  'account-center': { name: 'Account center', type: 'SPA' },
};

/** Applications that exist in every Logto without a row. */
export function builtInApplication(id: string): FullApplication | undefined {
  const known = builtInApplicationIds.find((each) => each === id);
  return (
    known && {
      tenantId,
      id,
      ...builtIns[known],
      description: null,
      secret: 'N/A',
      oidcClientMetadata: { redirectUris: [], postLogoutRedirectUris: [] },
      customClientMetadata: {},
      protectedAppMetadata: null,
      customData: {},
      isThirdParty: false,
      appLevelAccessControlEnabled: false,
      createdAt: 0,
    }
  );
}
