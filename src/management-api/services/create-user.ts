import type { NewUser } from '#contract/users.ts';
import { listDefaultRoleIds } from '#management-api/db/roles.ts';
import { addUserRoles } from '#management-api/db/user-roles.ts';
import { insertUser, type UserRow } from '#management-api/db/users.ts';
import type { Deps } from '#management-api/deps.ts';
import { ApiError } from '#management-api/http/api-error.ts';

import { newShortId } from './ids.ts';
import { checkLegacyDigest } from './legacy-digest.ts';
import { digestPassword, type PasswordDigest } from './password-digest.ts';
import { normalizePhone } from './phone.ts';
import { refuseTaken } from './taken-identifiers.ts';

/** Creates a user. The checks are in Logto's order, so that the same error is reported (logto-behavior.md#6). */
export async function createUser({ db, clock }: Deps, user: NewUser): Promise<UserRow> {
  if (user.password !== undefined && user.passwordDigest !== undefined) throw new ApiError('user.password_and_digest');
  if (user.passwordDigest !== undefined && user.passwordAlgorithm === undefined) {
    throw new ApiError('user.password_algorithm_required');
  }
  await refuseTaken(db, user, ['username', 'primaryEmail', 'primaryPhone']);
  const password = await passwordOf(user);
  const now = new Date(clock());
  const row = {
    id: newShortId(),
    username: user.username ?? null,
    primary_email: user.primaryEmail ?? null,
    primary_phone: user.primaryPhone === undefined ? null : normalizePhone(user.primaryPhone),
    name: user.name || null,
    avatar: user.avatar || null,
    password_digest: password?.digest ?? null,
    password_algorithm: password?.algorithm ?? null,
    custom_data: JSON.stringify(user.customData ?? {}),
    profile: JSON.stringify(user.profile ?? {}),
    identities: '{}',
    application_id: null,
    created_at: now,
    updated_at: now,
  };
  return db.transaction().execute(async (transaction) => {
    const created = await insertUser(transaction, row);
    await addUserRoles(transaction, created.id, await listDefaultRoleIds(transaction));
    return created;
  });
}

async function passwordOf(user: NewUser): Promise<PasswordDigest | undefined> {
  const { password, passwordDigest: digest, passwordAlgorithm: algorithm } = user;
  if (password !== undefined) return digestPassword(password);
  if (algorithm === 'Legacy') {
    if (digest === undefined) throw new ApiError('password.unsupported_encryption_method');
    checkLegacyDigest(digest);
  }
  return digest === undefined || algorithm === undefined ? undefined : { digest, algorithm };
}
