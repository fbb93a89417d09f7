import { signInExperience } from '#contract/sign-in-experience.ts';
import { findSignInExperience } from '#management-api/db/sign-in-experience.ts';
import type { Db } from '#management-api/db/tables.ts';
import { ApiError } from '#management-api/http/api-error.ts';

/** Refuses where passwords do not expire: nobody would be asked for a new one. */
export async function requireExpiration(db: Db): Promise<void> {
  const { passwordExpiration } = signInExperience.parse(await findSignInExperience(db));
  if (passwordExpiration?.enabled !== true || !passwordExpiration.validPeriodDays) {
    throw new ApiError('sign_in_experiences.password_expiration_not_enabled');
  }
}
