import { Hono } from 'hono';

import { type MfaVerification, newMfaVerification } from '#contract/mfa.ts';
import { deleteMfaVerification, listMfaVerifications, type MfaRow } from '#management-api/db/mfa-verifications.ts';
import { findUser } from '#management-api/db/users.ts';
import type { Deps } from '#management-api/deps.ts';
import { ApiError, found } from '#management-api/http/api-error.ts';
import { body } from '#management-api/http/input.ts';
import { addFactor, unusedCodes } from '#management-api/services/add-factor.ts';

/** Routes of MFA verifications (logto-behavior.md#5.7). */
export const userMfaRoutes = (deps: Deps) =>
  new Hono()
    .get('/:userId/mfa-verifications', async (c) => {
      const { id } = found(await findUser(deps.db, c.req.param('userId')));
      return c.json((await listMfaVerifications(deps.db, id)).map(present));
    })
    .post('/:userId/mfa-verifications', body(newMfaVerification), async (c) => {
      const user = found(await findUser(deps.db, c.req.param('userId')));
      return c.json(await addFactor(deps, user, c.req.valid('json'), new URL(c.req.url).hostname));
    })
    .delete('/:userId/mfa-verifications/:verificationId', async (c) => {
      const { userId, verificationId } = c.req.param();
      if (!(await deleteMfaVerification(deps.db, userId, verificationId))) throw new ApiError('entity.not_found');
      return c.body(null, 204);
    });

const present = (row: MfaRow): MfaVerification => ({
  id: row.id,
  createdAt: row.created_at.toISOString(),
  type: row.type,
  ...membersOfKind[row.type](row),
});

const membersOfKind: Record<MfaRow['type'], (row: MfaRow) => Partial<MfaVerification>> = {
  Totp: () => ({}),
  WebAuthn: ({ last_used_at, details: { agent, name } }) => ({
    ...(last_used_at === null ? {} : { lastUsedAt: last_used_at.toISOString() }),
    ...(agent === undefined ? {} : { agent }),
    ...(name === undefined ? {} : { name }),
  }),
  BackupCode: (row) => ({ remainCodes: unusedCodes(row) }),
};
