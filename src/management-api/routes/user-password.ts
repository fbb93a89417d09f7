import { Hono } from 'hono';

import { passwordBody, passwordExpirationBody } from '#contract/passwords.ts';
import { signInExperience } from '#contract/sign-in-experience.ts';
import { passwordAlgorithms } from '#contract/users.ts';
import { findSignInExperience } from '#management-api/db/sign-in-experience.ts';
import type { Db } from '#management-api/db/tables.ts';
import { findUser, updateUser, replaceDigest, type UserRow } from '#management-api/db/users.ts';
import type { Deps } from '#management-api/deps.ts';
import { ApiError, found } from '#management-api/http/api-error.ts';
import { body } from '#management-api/http/input.ts';
import { digestPassword, ownAlgorithm, verifyPassword } from '#management-api/services/password-digest.ts';

import { presentUser } from './present-user.ts';

/** Routes of passwords (logto-behavior.md#5.3). Setting one checks no policy and keeps sessions. */
export const userPasswordRoutes = (deps: Deps) =>
  new Hono()
    .patch('/:userId/password', body(passwordBody), async (c) => {
      const { id } = found(await findUser(deps.db, c.req.param('userId')));
      const { digest, algorithm } = await digestPassword(c.req.valid('json').password);
      const user = await updateUser(deps.db, id, {
        password_digest: digest,
        password_algorithm: algorithm,
        is_password_expired: false,
        updated_at: new Date(deps.clock()),
      });
      return c.json(presentUser(found(user)));
    })
    .patch('/:userId/password/expiration', body(passwordExpirationBody), async (c) => {
      const { id } = found(await findUser(deps.db, c.req.param('userId')));
      const { isExpired } = c.req.valid('json');
      if (isExpired) await requireExpiration(deps.db);
      const updated_at = new Date(deps.clock());
      return c.json(presentUser(found(await updateUser(deps.db, id, { is_password_expired: isExpired, updated_at }))));
    })
    .post('/:userId/password/verify', body(passwordBody), async (c) => {
      const user = found(await findUser(deps.db, c.req.param('userId')));
      if (!(await checkPassword(deps, user, c.req.valid('json').password))) {
        throw new ApiError('session.invalid_credentials');
      }
      return c.body(null, 204);
    })
    .get('/:userId/has-password', async (c) => {
      const user = found(await findUser(deps.db, c.req.param('userId')));
      return c.json({ hasPassword: user.password_digest !== null });
    });

/** Checks the password. If it is correct, a digest of another algorithm is replaced by Argon2i (logto-behavior.md#6). */
async function checkPassword({ db, clock }: Deps, user: UserRow, password: string): Promise<boolean> {
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

/** Throws unless the tenant's passwords expire, because the flag would have no effect. */
async function requireExpiration(db: Db): Promise<void> {
  const { passwordExpiration } = signInExperience.parse(await findSignInExperience(db));
  if (passwordExpiration?.enabled !== true || !passwordExpiration.validPeriodDays) {
    throw new ApiError('sign_in_experiences.password_expiration_not_enabled');
  }
}
