import type { UserPatch } from '#contract/users.ts';
import { findUser, updateUser, type UserChanges, type UserRow } from '#management-api/db/users.ts';
import type { Deps } from '#management-api/deps.ts';
import { ApiError } from '#management-api/http/api-error.ts';

import { normalizePhone } from './phone.ts';
import { refuseTaken } from './taken-identifiers.ts';

/** Changes the given members of a user, with the checks in Logto's order (logto-behavior.md#5.3). */
export async function patchUser({ db, clock }: Deps, id: string, patch: UserPatch): Promise<UserRow | undefined> {
  if ((await findUser(db, id)) === undefined) return undefined;
  await refuseTaken(db, patch, ['primaryEmail', 'primaryPhone', 'username'], id);
  if (Object.keys(patch).length === 0) throw new ApiError('entity.invalid_input');
  return updateUser(db, id, { ...changesOf(patch), updated_at: new Date(clock()) });
}

function changesOf(patch: UserPatch): Omit<UserChanges, 'updated_at'> {
  const { username, primaryEmail, primaryPhone, name, avatar, customData, profile } = patch;
  return {
    ...(username === undefined ? {} : { username: username || null }),
    ...(primaryEmail === undefined ? {} : { primary_email: primaryEmail || null }),
    ...(primaryPhone === undefined ? {} : { primary_phone: primaryPhone ? normalizePhone(primaryPhone) : null }),
    ...(name === undefined ? {} : { name: name || null }),
    ...(avatar === undefined ? {} : { avatar: avatar || null }),
    ...(customData === undefined ? {} : { custom_data: JSON.stringify(customData) }),
    ...(profile === undefined ? {} : { profile: JSON.stringify(profile) }),
  };
}
