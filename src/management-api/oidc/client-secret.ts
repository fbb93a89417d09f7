import { timingSafeEqual } from 'node:crypto';

import {
  type ApplicationRow,
  type ApplicationSecretRow,
  findApplication,
  listSecrets,
} from '#management-api/db/applications.ts';
import type { Deps } from '#management-api/deps.ts';

import type { ClientCredentials } from './client-credentials.ts';
import { OidcError } from './oidc-error.ts';

/** Applications that run where a secret cannot be kept. */
const publicTypes = ['Native', 'SPA'];

/** The application that the credentials name. */
export async function findClient({ db }: Deps, { id }: ClientCredentials): Promise<ApplicationRow> {
  const application = await findApplication(db, id);
  if (application === undefined) throw new OidcError('invalid_client', `There is no client "${id}".`);
  return application;
}

/** Refuses a wrong or expired secret; tells the name of the right one. A public application has none to show. */
export async function checkSecret(
  { db, clock }: Deps,
  { id, type }: ApplicationRow,
  secret: string | undefined,
): Promise<string | undefined> {
  if (publicTypes.includes(type)) {
    if (secret !== undefined) throw wrongCredentials();
    return undefined;
  }
  const match = matching(await listSecrets(db, id), secret ?? '');
  if (match === undefined) throw wrongCredentials();
  if (match.expires_at !== null && match.expires_at.getTime() <= clock()) {
    throw new OidcError('invalid_request', 'The client secret has expired.');
  }
  return match.name;
}

function matching(secrets: readonly ApplicationSecretRow[], given: string): ApplicationSecretRow | undefined {
  const bytes = Buffer.from(given);
  return secrets.find(({ value }) => {
    const expected = Buffer.from(value);
    return expected.length === bytes.length && timingSafeEqual(expected, bytes);
  });
}

const wrongCredentials = () => new OidcError('invalid_client', 'The client could not be authenticated.', 401);
