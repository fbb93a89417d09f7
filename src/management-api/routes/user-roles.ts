import { Hono } from 'hono';

import { roleIdsBody } from '#contract/roles.ts';
import { countRoles, listRoles, roleSearchFields } from '#management-api/db/roles.ts';
import { removeUserRole } from '#management-api/db/user-roles.ts';
import { findUser } from '#management-api/db/users.ts';
import type { Deps } from '#management-api/deps.ts';
import { ApiError, found } from '#management-api/http/api-error.ts';
import { body } from '#management-api/http/input.ts';
import { paging, sendPage } from '#management-api/http/paging.ts';
import { searchOf } from '#management-api/http/search.ts';
import { addRoles, replaceRoles } from '#management-api/services/user-roles.ts';

import { presentRole } from './present-role.ts';

/** Routes of the roles of a user (logto-behavior.md#5.4). */
export const userRoleRoutes = ({ db }: Deps) =>
  new Hono()
    .get('/:userId/roles', paging, async (c) => {
      const { id } = found(await findUser(db, c.req.param('userId')));
      const filter = { userId: id, type: 'User' as const, search: searchOf(c, roleSearchFields) };
      const roles = await listRoles(db, filter, c.var.page);
      return sendPage(c, roles.map(presentRole), c.var.page, { count: await countRoles(db, filter), isCapped: false });
    })
    .post('/:userId/roles', body(roleIdsBody), async (c) => {
      const { id } = found(await findUser(db, c.req.param('userId')));
      return c.json(await addRoles(db, id, c.req.valid('json').roleIds), 201);
    })
    .put('/:userId/roles', body(roleIdsBody), async (c) => {
      const { id } = found(await findUser(db, c.req.param('userId')));
      return c.json(await replaceRoles(db, id, c.req.valid('json').roleIds));
    })
    .delete('/:userId/roles/:roleId', async (c) => {
      const { userId, roleId } = c.req.param();
      if (!(await removeUserRole(db, userId, roleId))) throw new ApiError('entity.not_found');
      return c.body(null, 204);
    });
