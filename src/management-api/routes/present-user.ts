import type { User } from '#contract/users.ts';
import type { UserRow } from '#management-api/db/users.ts';

/** Converts a row to the API's user. An allow-list: new columns are not exposed by themselves. */
export const presentUser = (row: UserRow): User => ({
  id: row.id,
  username: row.username,
  primaryEmail: row.primary_email,
  primaryPhone: row.primary_phone,
  name: row.name,
  avatar: row.avatar,
  customData: row.custom_data,
  identities: row.identities,
  lastSignInAt: row.last_sign_in_at?.getTime() ?? null,
  createdAt: row.created_at.getTime(),
  updatedAt: row.updated_at.getTime(),
  profile: row.profile,
  applicationId: row.application_id,
  cimdClientId: null,
  isSuspended: row.is_suspended,
  hasPassword: row.password_digest !== null,
});

/** The user with the members that `includePasswordHash` adds. */
export const presentUserWithDigest = (row: UserRow) => ({
  ...presentUser(row),
  passwordDigest: row.password_digest,
  passwordAlgorithm: row.password_algorithm,
});
