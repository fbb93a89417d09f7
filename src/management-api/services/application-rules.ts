import type { ApplicationPatch } from '#contract/application-writes.ts';
import { type ApplicationRow, findApplication } from '#management-api/db/applications.ts';
import type { Db } from '#management-api/db/tables.ts';
import { ApiError, found } from '#management-api/http/api-error.ts';

type Settings = ApplicationPatch['customClientMetadata'];

/** Whether applications of this type can keep a secret; browsers and devices can't. */
export const hasSecrets = (type: string): boolean => ['MachineToMachine', 'Traditional', 'Protected'].includes(type);

/** Applications of others must not act for users without their consent. */
export function refuseThirdPartyExchange(isThirdParty: boolean, settings: Settings): void {
  if (isThirdParty && settings?.allowTokenExchange === true) {
    throw new ApiError('application.third_party_application_cannot_enable_token_exchange');
  }
}

/** @throws {ApiError} 404 if there is no such application */
export async function existingApplication(db: Db, id: string): Promise<ApplicationRow> {
  return found(await findApplication(db, id), 'entity.not_exists_with_id');
}

/** Finds an application that these routes may change: SAML applications have routes of their own. */
export async function changeableApplication(db: Db, id: string): Promise<ApplicationRow> {
  const application = await existingApplication(db, id);
  if (application.type === 'SAML') throw new ApiError('application.saml.use_saml_app_api');
  return application;
}

/** Finds an application that can have roles. */
export async function machineApplication(db: Db, id: string): Promise<ApplicationRow> {
  const application = await existingApplication(db, id);
  if (application.type !== 'MachineToMachine') throw new ApiError('application.invalid_type');
  return application;
}
