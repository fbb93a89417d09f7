import { signInExperience } from '#contract/sign-in-experience.ts';
import { findSignInExperience } from '#management-api/db/sign-in-experience.ts';
import type { Db } from '#management-api/db/tables.ts';
import { hasEmail, hasPhone, hasUsername } from '#management-api/db/user-identifiers.ts';
import { ApiError, type ErrorCode } from '#management-api/http/api-error.ts';

import { phoneSpellings } from './phone.ts';

type Identifier = 'username' | 'primaryEmail' | 'primaryPhone';
type Identifiers = { [name in Identifier]?: string | null | undefined };

const codes: Record<Identifier, ErrorCode> = {
  username: 'user.username_already_in_use',
  primaryEmail: 'user.email_already_in_use',
  primaryPhone: 'user.phone_already_in_use',
};

/** @throws {ApiError} for the first identifier, in the given order, that a user other than `exceptId` has */
export async function refuseTaken(
  db: Db,
  identifiers: Identifiers,
  order: readonly Identifier[],
  exceptId?: string,
): Promise<void> {
  for (const name of order) {
    const value = identifiers[name];
    // Sequential, because only the first conflict is reported.
    if (value && (await isTaken(db, name, value, exceptId))) throw new ApiError(codes[name]);
  }
}

async function isTaken(db: Db, name: Identifier, value: string, exceptId: string | undefined): Promise<boolean> {
  switch (name) {
    case 'username':
      return hasUsername(db, value, await areUsernamesCaseSensitive(db), exceptId);
    case 'primaryEmail':
      return hasEmail(db, value, exceptId);
    case 'primaryPhone':
      return hasPhone(db, phoneSpellings(value), exceptId);
  }
}

async function areUsernamesCaseSensitive(db: Db): Promise<boolean> {
  const { usernamePolicy } = signInExperience.parse(await findSignInExperience(db));
  return usernamePolicy?.caseSensitive ?? true;
}
