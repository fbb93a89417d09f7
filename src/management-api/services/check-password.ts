import { passwordAlgorithms } from '#contract/users.ts';
import { replaceDigest, type UserRow } from '#management-api/db/users.ts';
import type { Deps } from '#management-api/deps.ts';

import { digestPassword, ownAlgorithm, verifyPassword } from './password-digest.ts';

/** Whether `password` is the user's. A right one that was hashed elsewhere is hashed again our way (spec 6). */
export async function checkPassword({ db, clock }: Deps, user: UserRow, password: string): Promise<boolean> {
  const algorithm = passwordAlgorithms.find((each) => each === user.password_algorithm);
  if (user.password_digest === null || algorithm === undefined) return false;
  if (!(await verifyPassword(password, { digest: user.password_digest, algorithm }))) return false;
  if (algorithm !== ownAlgorithm) {
    const renewed = await digestPassword(password);
    await replaceDigest(db, user, {
      password_digest: renewed.digest,
      password_algorithm: renewed.algorithm,
      updated_at: new Date(clock()),
    });
  }
  return true;
}
