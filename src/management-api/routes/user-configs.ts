import { Hono } from 'hono';

import { type UserConfigs, userConfigsPatch, type UserConfigsPatch } from '#contract/mfa.ts';
import { findUserConfigs, saveUserConfigs, type UserConfigsRow } from '#management-api/db/user-configs.ts';
import { findUser, updateUser } from '#management-api/db/users.ts';
import type { Deps } from '#management-api/deps.ts';
import { found } from '#management-api/http/api-error.ts';
import { body } from '#management-api/http/input.ts';

/** Routes of a user's choices on the sign-in page (logto-behavior.md#5.3). */
export const userConfigRoutes = ({ db, clock }: Deps) =>
  new Hono()
    .get('/:userId/logto-configs', async (c) => {
      const { id } = found(await findUser(db, c.req.param('userId')));
      return c.json(present(await findUserConfigs(db, id)));
    })
    .patch('/:userId/logto-configs', body(userConfigsPatch), async (c) => {
      const { id } = found(await updateUser(db, c.req.param('userId'), { updated_at: new Date(clock()) }));
      await saveUserConfigs(db, id, changesOf(c.req.valid('json')));
      return c.json(present(await findUserConfigs(db, id)));
    });

const present = (row: UserConfigsRow | undefined): UserConfigs => ({
  mfa: {
    ...(row?.mfa_enabled == null ? {} : { enabled: row.mfa_enabled }),
    skipped: row?.mfa_skipped ?? false,
    skipMfaOnSignIn: row?.mfa_skipped_on_sign_in ?? false,
  },
  passkeySignIn: { skipped: row?.passkey_skipped ?? false },
});

const changesOf = ({ mfa, passkeySignIn }: UserConfigsPatch) => ({
  ...(mfa?.enabled === undefined ? {} : { mfa_enabled: mfa.enabled }),
  ...(mfa?.skipped === undefined ? {} : { mfa_skipped: mfa.skipped }),
  ...(mfa?.skipMfaOnSignIn === undefined ? {} : { mfa_skipped_on_sign_in: mfa.skipMfaOnSignIn }),
  ...(passkeySignIn?.skipped === undefined ? {} : { passkey_skipped: passkeySignIn.skipped }),
});
