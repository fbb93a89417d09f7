import { managementApiIndicator, managementApiScope } from '#contract/oauth.ts';

import type { Db } from './tables.ts';

type MachineApplication = { id: string; secret: string; name: string };

const secretName = 'Default secret';

/** Every Logto has this API, its only scope and a role with that scope; the ids are Usher's own. */
export const managementApi = {
  resourceId: 'management-api',
  scopeId: 'management-api-all',
  roleId: 'management-api-access',
} as const;

/** Ensures that the Management API resource, its scope and its role exist. */
export async function ensureManagementApi(db: Db, now: Date): Promise<void> {
  const { resourceId, scopeId, roleId } = managementApi;
  await db
    .insertInto('resources')
    .values({ id: resourceId, name: 'Logto Management API', indicator: managementApiIndicator })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await db
    .insertInto('scopes')
    .values({
      id: scopeId,
      resource_id: resourceId,
      name: managementApiScope,
      description: 'Everything that this API can do.',
      created_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await db
    .insertInto('roles')
    .values({
      id: roleId,
      name: 'Logto Management API access',
      description: 'Lets an application call the Management API.',
      type: 'MachineToMachine',
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await db
    .insertInto('role_scopes')
    .values({ role_id: roleId, scope_id: scopeId })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Ensures that a machine-to-machine application with this secret exists and may call the Management API. */
export async function ensureMachineApplication(
  db: Db,
  { id, secret, name }: MachineApplication,
  now: Date,
): Promise<void> {
  await db
    .insertInto('applications')
    .values({
      id,
      name,
      description: 'The console calls the Management API as this application.',
      type: 'MachineToMachine',
      oidc_client_metadata: JSON.stringify({ redirectUris: [], postLogoutRedirectUris: [] }),
      custom_client_metadata: '{}',
      custom_data: '{}',
      created_at: now,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
  await db
    .insertInto('application_secrets')
    .values({ application_id: id, name: secretName, value: secret, created_at: now })
    .onConflict((conflict) => conflict.columns(['application_id', 'name']).doUpdateSet({ value: secret }))
    .execute();
  await db
    .insertInto('application_roles')
    .values({ application_id: id, role_id: managementApi.roleId })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
