import type { Identity } from '#contract/users.ts';
import { hasIdentity, setIdentity } from '#management-api/db/user-identities.ts';
import { ApiError } from '#management-api/http/api-error.ts';
import type { Deps } from '#management-api/deps.ts';

/** Gives a user an account of a provider, unless somebody else has it. Whether there is such a provider is not asked. */
export async function linkIdentity(
  { db, clock }: Deps,
  userId: string,
  target: string,
  identity: Identity,
): Promise<Record<string, Identity> | undefined> {
  if (await hasIdentity(db, target, identity.userId, userId)) throw new ApiError('user.identity_already_in_use');
  return setIdentity(db, { userId, target, identity, now: new Date(clock()) });
}
