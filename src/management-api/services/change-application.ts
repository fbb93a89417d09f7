import type { ApplicationPatch } from '#contract/application-writes.ts';
import { addApplicationRoles, removeApplicationRole } from '#management-api/db/application-roles.ts';
import { type ApplicationChanges, type ApplicationRow, updateApplication } from '#management-api/db/applications.ts';
import { managementApi } from '#management-api/db/machine-application.ts';
import type { Db } from '#management-api/db/tables.ts';
import { ApiError, found } from '#management-api/http/api-error.ts';

import { changeableApplication, refuseThirdPartyExchange } from './application-rules.ts';
import { inTransaction } from './transaction.ts';

/** Changes the given members of an application, with the checks in Logto's order (logto-behavior.md#13.3). */
export function changeApplication(db: Db, id: string, patch: ApplicationPatch): Promise<ApplicationRow> {
  return inTransaction(db, async (transaction) => {
    const application = await changeableApplication(transaction, id);
    checkPatch(application, patch);
    if (patch.isAdmin !== undefined) await setAdmin(transaction, id, patch.isAdmin);
    const changes = changesOf(patch);
    if (Object.keys(changes).length === 0) return application;
    return found(await updateApplication(transaction, id, changes), 'entity.not_exists_with_id');
  });
}

function checkPatch({ is_third_party, custom_client_metadata }: ApplicationRow, patch: ApplicationPatch): void {
  // Nothing can be allowed yet: the embedded API has no access rules.
  if (patch.appLevelAccessControlEnabled === true) {
    throw new ApiError('request.invalid_input', {
      status: 422,
      message: 'Access control needs at least one rule that allows access.',
    });
  }
  refuseThirdPartyExchange(is_third_party, patch.customClientMetadata);
  const { isDeviceFlow: wasDeviceFlow = false } = custom_client_metadata;
  const { isDeviceFlow = false } = patch.customClientMetadata ?? { isDeviceFlow: wasDeviceFlow };
  if (isDeviceFlow !== wasDeviceFlow) throw new ApiError('application.device_flow_not_changeable');
  // There are no protected applications (logto-behavior.md#13.3).
  if (patch.protectedAppMetadata) throw new ApiError('application.protected_application_only');
}

/** Assigns or removes the internal role, whatever the application's type (logto-behavior.md#13.3). */
async function setAdmin(db: Db, id: string, isAdmin: boolean): Promise<void> {
  if (isAdmin) await addApplicationRoles(db, id, [managementApi.internalRoleId]);
  else await removeApplicationRole(db, id, managementApi.internalRoleId);
}

const changesOf = (patch: ApplicationPatch): ApplicationChanges => ({
  ...(patch.name === undefined ? {} : { name: patch.name }),
  ...(patch.description === undefined ? {} : { description: patch.description || null }),
  ...jsonChange('oidc_client_metadata', patch.oidcClientMetadata),
  ...jsonChange('custom_client_metadata', patch.customClientMetadata),
  ...jsonChange('custom_data', patch.customData),
});

type JsonColumn = 'oidc_client_metadata' | 'custom_client_metadata' | 'custom_data';

const jsonChange = (column: JsonColumn, value: object | undefined): ApplicationChanges =>
  value === undefined ? {} : { [column]: JSON.stringify(value) };
