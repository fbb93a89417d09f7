import { timingSafeEqual } from 'node:crypto';

import { type ApplicationSecretRow, listSecrets } from '#management-api/db/application-secrets.ts';
import { type ApplicationRow, findApplication } from '#management-api/db/applications.ts';
import type { Deps } from '#management-api/deps.ts';
import { hasSecrets } from '#management-api/services/application-rules.ts';

import type { ClientCredentials } from './client-credentials.ts';
import { OidcError } from './oidc-error.ts';

/** Finds the application with the given client ID. */
export async function findClient({ db }: Deps, { id }: ClientCredentials): Promise<ApplicationRow> {
  const application = await findApplication(db, id);
  if (application === undefined) throw new OidcError('invalid_client', `There is no client "${id}".`);
  return application;
}

/**
 * Checks the secret of a client; public applications must not send one.
 *
 * @returns the name of the secret
 * @throws {OidcError} if it is wrong or expired
 */
export async function checkSecret(
  { db, clock }: Deps,
  { id, type }: ApplicationRow,
  secret: string | undefined,
): Promise<string | undefined> {
  if (!hasSecrets(type)) {
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
