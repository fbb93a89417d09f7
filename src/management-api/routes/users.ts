import { Hono } from 'hono';

import { isTruthyWord, userSearchFields } from '#contract/search.ts';
import { newUser, userPatch } from '#contract/users.ts';
import { listSsoIdentities } from '#management-api/db/user-identities.ts';
import { countUsers, deleteUser, findUser, listUsers } from '#management-api/db/users.ts';
import type { Deps } from '#management-api/deps.ts';
import { ApiError, found } from '#management-api/http/api-error.ts';
import type { CallerEnv } from '#management-api/http/authenticate.ts';
import { body } from '#management-api/http/input.ts';
import { paging, sendPage } from '#management-api/http/paging.ts';
import { searchOf } from '#management-api/http/search.ts';
import { createUser } from '#management-api/services/create-user.ts';
import { patchUser } from '#management-api/services/patch-user.ts';

import { presentSsoIdentity } from './present-identity.ts';
import { presentUser, presentUserWithDigest } from './present-user.ts';

/** Routes of users (logto-behavior.md#4, logto-behavior.md#5.3, logto-behavior.md#6). */
export const userRoutes = (deps: Deps) =>
  new Hono<CallerEnv>()
    .get('/', paging, async (c) => {
      const { excludeRoleId, excludeOrganizationId, includePasswordHash } = c.req.query();
      if (excludeRoleId && excludeOrganizationId) {
        throw new ApiError('request.invalid_input', {
          message: 'Send either excludeRoleId or excludeOrganizationId, not both.',
        });
      }
      const filter = { search: searchOf(c, userSearchFields), excludeRoleId, excludeOrganizationId };
      const users = await listUsers(deps.db, filter, c.var.page);
      const count = await countUsers(deps.db, filter);
      const present = isTruthyWord(includePasswordHash) ? presentUserWithDigest : presentUser;
      return sendPage(c, users.map(present), c.var.page, { count, isCapped: false });
    })
    .post('/', body(newUser), async (c) => c.json(presentUser(await createUser(deps, c.req.valid('json')))))
    .get('/:userId', async (c) => {
      const { includeSsoIdentities, includePasswordHash } = c.req.query();
      const user = found(await findUser(deps.db, c.req.param('userId')));
      const present = isTruthyWord(includePasswordHash) ? presentUserWithDigest : presentUser;
      if (!isTruthyWord(includeSsoIdentities)) return c.json(present(user));
      const ssoIdentities = (await listSsoIdentities(deps.db, user.id)).map(presentSsoIdentity);
      return c.json({ ...present(user), ssoIdentities });
    })
    .patch('/:userId', body(userPatch), async (c) =>
      c.json(presentUser(found(await patchUser(deps, c.req.param('userId'), c.req.valid('json'))))),
    )
    .delete('/:userId', async (c) => {
      const id = c.req.param('userId');
      if (c.var.caller.id === id) throw new ApiError('user.cannot_delete_self');
      if (!(await deleteUser(deps.db, id))) throw new ApiError('entity.not_found');
      return c.body(null, 204);
    });
