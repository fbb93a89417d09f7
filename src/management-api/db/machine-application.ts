import type { Db } from './tables.ts';

type MachineApplication = { id: string; secret: string; name: string; resourceIndicator: string; scope: string };

const secretName = 'Default secret';

/** Makes sure of a machine-to-machine application with this secret and this scope. */
export async function ensureMachineApplication(
  db: Db,
  { id, secret, name, resourceIndicator, scope }: MachineApplication,
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
    .insertInto('application_scopes')
    .values({ application_id: id, resource_indicator: resourceIndicator, scope })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
