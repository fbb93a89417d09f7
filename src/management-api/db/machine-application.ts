import { managementApiIndicator, managementApiScope } from '#contract/oauth.ts';
import { internalRolePrefix } from '#contract/roles.ts';

import type { Db } from './tables.ts';

type MachineApplication = { id: string; secret: string; name: string };

const secretName = 'Default secret';

/** Every Logto has this API, its only scope and two roles with that scope; most of the ids are Usher's own. */
export const managementApi = {
  resourceId: 'management-api',
  scopeId: 'management-api-all',
  roleId: 'management-api-access',
  /** The role behind `isAdmin`, which no list shows (logto-behavior.md#13.3). */
  internalRoleId: 'internal-admin',
} as const;

/** Ensures that the Management API resource, its scope and its roles exist. */
export async function ensureManagementApi(db: Db, now: Date): Promise<void> {
  const { resourceId, scopeId, roleId, internalRoleId } = managementApi;
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
    .values([
      {
        id: roleId,
        name: 'Logto Management API access',
        description: 'Lets an application call the Management API.',
        type: 'MachineToMachine',
      },
      {
        id: internalRoleId,
        name: `${internalRolePrefix}admin`,
        description: 'Lets an application call the Management API. Assigned with isAdmin.',
        type: 'MachineToMachine',
      },
    ])
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await db
    .insertInto('role_scopes')
    .values([roleId, internalRoleId].map((role_id) => ({ role_id, scope_id: scopeId })))
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
