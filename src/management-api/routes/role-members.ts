import { Hono } from 'hono';

import { roleApplicationsBody, roleUsersBody } from '#contract/roles.ts';
import { userSearchFields } from '#contract/search.ts';
import { removeApplicationRole } from '#management-api/db/application-roles.ts';
import { countApplications, listApplications, applicationSearchFields } from '#management-api/db/applications.ts';
import { findRole } from '#management-api/db/roles.ts';
import { removeUserRole } from '#management-api/db/user-roles.ts';
import { countUsers, listUsers } from '#management-api/db/users.ts';
import type { Deps } from '#management-api/deps.ts';
import { ApiError, found } from '#management-api/http/api-error.ts';
import { body } from '#management-api/http/input.ts';
import { paging, sendPage } from '#management-api/http/paging.ts';
import { searchOf } from '#management-api/http/search.ts';
import { assignToApplications, assignToUsers } from '#management-api/services/role-members.ts';

import { presentApplication } from './present-application.ts';
import { presentUser } from './present-user.ts';

/** Routes of the users and applications of a role (logto-behavior.md#15.2, logto-behavior.md#15.3). */
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
      await assignToUsers(db, role, c.req.valid('json').userIds);
      return c.text('Created', 201);
    })
    .delete('/:id/users/:userId', async (c) => {
      const { id, userId } = c.req.param();
      if (!(await removeUserRole(db, userId, id))) throw new ApiError('entity.not_found');
      return c.body(null, 204);
    })
    .get('/:id/applications', paging, async (c) => {
      const { id } = found(await findRole(db, c.req.param('id')), 'entity.not_exists_with_id');
      const filter = { roleId: id, types: ['MachineToMachine'], search: searchOf(c, applicationSearchFields) };
      const applications = await listApplications(db, filter, c.var.page);
      const count = await countApplications(db, filter);
      return sendPage(c, applications.map(presentApplication), c.var.page, { count, isCapped: false });
    })
    .post('/:id/applications', body(roleApplicationsBody), async (c) => {
      const role = found(await findRole(db, c.req.param('id')), 'entity.not_exists_with_id');
      await assignToApplications(db, role, c.req.valid('json').applicationIds);
      return c.text('Created', 201);
    })
    .delete('/:id/applications/:applicationId', async (c) => {
      const { id, applicationId } = c.req.param();
      if (!(await removeApplicationRole(db, applicationId, id))) throw new ApiError('entity.not_found');
      return c.body(null, 204);
    });
