import { Hono } from 'hono';

import { newPersonalAccessToken, type PersonalAccessToken, tokenNameBody, tokenRenaming } from '#contract/tokens.ts';
import {
  deleteToken,
  insertToken,
  listTokens,
  renameToken,
  type TokenRow,
} from '#management-api/db/personal-access-tokens.ts';
import { findUser } from '#management-api/db/users.ts';
import type { Deps } from '#management-api/deps.ts';
import { ApiError, found } from '#management-api/http/api-error.ts';
import { body } from '#management-api/http/input.ts';
import { newSecret, tenantId } from '#management-api/services/ids.ts';
import { storableDate } from '#management-api/services/times.ts';

const path = '/:userId/personal-access-tokens';

/** Routes of personal access tokens (logto-behavior.md#9), by name in the body and, in the older form, in the path. */
export const userTokenRoutes = ({ db, clock }: Deps) =>
  new Hono()
    .get(path, async (c) => {
      const { id } = found(await findUser(db, c.req.param('userId')));
      return c.json((await listTokens(db, id)).map(present));
    })
    .post(path, body(newPersonalAccessToken), async (c) => {
      const { name, expiresAt = null } = c.req.valid('json');
      if (expiresAt !== null && expiresAt < clock()) {
        throw new ApiError('request.invalid_input', { message: 'A token cannot expire in the past.' });
      }
      const token = await insertToken(db, {
        user_id: c.req.param('userId'),
        name,
        value: `pat_${newSecret()}`,
        created_at: new Date(clock()),
        expires_at: expiresAt === null ? null : storableDate(expiresAt),
      });
      return c.json(present(token), 201);
    })
    .patch(path, body(tokenRenaming), async (c) => {
      const { name, currentName = name } = c.req.valid('json');
      const token = await renameToken(db, c.req.param('userId'), currentName, name);
      return c.json(present(found(token, 'entity.not_exists')));
    })
    .post(`${path}/delete`, body(tokenNameBody), async (c) => {
      if (!(await deleteToken(db, c.req.param('userId'), c.req.valid('json').name))) {
        throw new ApiError('entity.not_found');
      }
      return c.body(null, 204);
    })
    .patch(`${path}/:name`, body(tokenNameBody), async (c) => {
      const token = await renameToken(db, c.req.param('userId'), c.req.param('name'), c.req.valid('json').name);
      return c.json(present(found(token, 'entity.not_exists')));
    })
    .delete(`${path}/:name`, async (c) => {
      const { userId, name } = c.req.param();
      if (!(await deleteToken(db, userId, name))) throw new ApiError('entity.not_found');
      return c.body(null, 204);
    });

const present = (row: TokenRow): PersonalAccessToken => ({
  tenantId,
  userId: row.user_id,
  name: row.name,
  value: row.value,
  createdAt: row.created_at.getTime(),
  expiresAt: row.expires_at?.getTime() ?? null,
});
