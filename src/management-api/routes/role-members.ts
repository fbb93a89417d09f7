import { Hono } from 'hono';

import { roleUsersBody } from '#contract/roles.ts';
import { userSearchFields } from '#contract/search.ts';
import { countApplications, listApplications, applicationSearchFields } from '#management-api/db/applications.ts';
import { findRole } from '#management-api/db/roles.ts';
import { removeUserRole } from '#management-api/db/user-roles.ts';
import { countUsers, listUsers } from '#management-api/db/users.ts';
import { ApiError } from '#management-api/http/api-error.ts';
import { body } from '#management-api/http/input.ts';
import { paging, sendPage } from '#management-api/http/paging.ts';
import { searchOf } from '#management-api/http/search.ts';
import { giveRole } from '#management-api/services/role-members.ts';
import type { Deps } from '#management-api/deps.ts';

import { found } from './found.ts';
import { presentApplication } from './present-application.ts';
import { presentUser } from './present-user.ts';

/** Who has a role (spec 8). */
export const roleMemberRoutes = ({ db }: Deps) =>
  new Hono()
    .get('/:id/users', paging, async (c) => {
      const { id } = found(await findRole(db, c.req.param('id')), 'entity.not_exists_with_id');
      const filter = { roleId: id, search: searchOf(c, userSearchFields) };
      const users = await listUsers(db, filter, c.var.page);
      return sendPage(c, users.map(presentUser), c.var.page, { count: await countUsers(db, filter), isCapped: false });
    })
    .post('/:id/users', body(roleUsersBody), async (c) => {
      const role = found(await findRole(db, c.req.param('id')), 'entity.not_exists_with_id');
      await giveRole(db, role, c.req.valid('json').userIds);
      return c.text('Created', 201);
    })
    .delete('/:id/users/:userId', async (c) => {
      const { id, userId } = c.req.param();
      if (!(await removeUserRole(db, userId, id))) throw new ApiError('entity.not_found');
      return c.body(null, 204);
    })
    .get('/:id/applications', paging, async (c) => {
      const { id } = found(await findRole(db, c.req.param('id')), 'entity.not_exists_with_id');
      const filter = { roleId: id, search: searchOf(c, applicationSearchFields) };
      const applications = await listApplications(db, filter, c.var.page);
      const count = await countApplications(db, filter);
      return sendPage(c, applications.map(presentApplication), c.var.page, { count, isCapped: false });
    });
