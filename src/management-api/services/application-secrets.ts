import type { NewApplicationSecret } from '#contract/application-writes.ts';
import { type ApplicationSecretRow, insertSecret } from '#management-api/db/application-secrets.ts';
import type { Deps } from '#management-api/deps.ts';
import { ApiError } from '#management-api/http/api-error.ts';

import { existingApplication, hasSecrets } from './application-rules.ts';
import { newSecret } from './ids.ts';
import { storableDate } from './times.ts';

/** Adds a secret to an application, with the checks in Logto's order (logto-behavior.md#13.4). */
export async function createSecret(
  { db, clock }: Deps,
  applicationId: string,
  { name, expiresAt = null }: NewApplicationSecret,
): Promise<ApplicationSecretRow> {
  // As in Logto, 0 is no time in the past here, but expired at once.
  if (expiresAt !== null && expiresAt !== 0 && expiresAt <= clock()) {
    throw new ApiError('request.invalid_input', { message: 'A secret cannot expire in the past.' });
  }
  const { id, type } = await existingApplication(db, applicationId);
  if (!hasSecrets(type)) throw new ApiError('entity.db_constraint_violated');
  return insertSecret(db, {
    application_id: id,
    name,
    value: newSecret(),
    created_at: new Date(clock()),
    expires_at: expiresAt === null ? null : storableDate(expiresAt),
  });
}
