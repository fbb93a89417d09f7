import { Hono } from 'hono';

import { roleUsersBody } from '#contract/roles.ts';
import { userSearchFields } from '#contract/search.ts';
import { countApplications, listApplications, applicationSearchFields } from '#management-api/db/applications.ts';
import { findRole, type RoleRow } from '#management-api/db/roles.ts';
import type { Db } from '#management-api/db/tables.ts';
import { removeUserRole, addRoleHolders, countExistingUsers, hasRoleHolder } from '#management-api/db/user-roles.ts';
import { countUsers, listUsers } from '#management-api/db/users.ts';
import type { Deps } from '#management-api/deps.ts';
import { ApiError, found } from '#management-api/http/api-error.ts';
import { body } from '#management-api/http/input.ts';
import { paging, sendPage } from '#management-api/http/paging.ts';
import { searchOf } from '#management-api/http/search.ts';

import { presentApplication } from './present-application.ts';
import { presentUser } from './present-user.ts';

/** Routes of the users and applications of a role (logto-behavior.md#8). */
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
      await assignRole(db, role, c.req.valid('json').userIds);
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

/**
 * Assigns a role to all users, or to none if one has it already or is repeated (logto-behavior.md#8). Logto fails with a
 * 500 for repeated ids.
 */
async function assignRole(db: Db, role: RoleRow, userIds: readonly string[]): Promise<void> {
  const users = [...new Set(userIds)];
  if (users.length < userIds.length) throw new ApiError('role.user_exists');
  if (await hasRoleHolder(db, role.id, users)) throw new ApiError('role.user_exists');
  if ((await countExistingUsers(db, users)) < users.length) throw new ApiError('entity.not_found');
  if (role.type === 'MachineToMachine') throw new ApiError('entity.db_constraint_violated');
  await addRoleHolders(db, role.id, users);
}
