import { Hono } from 'hono';

import { roleIdsBody } from '#contract/roles.ts';
import { removeApplicationRole } from '#management-api/db/application-roles.ts';
import { countRoles, listRoles, roleSearchFields } from '#management-api/db/roles.ts';
import type { Deps } from '#management-api/deps.ts';
import { ApiError } from '#management-api/http/api-error.ts';
import { body } from '#management-api/http/input.ts';
import { paging, sendPage } from '#management-api/http/paging.ts';
import { searchOf } from '#management-api/http/search.ts';
import { assignApplicationRoles, replaceApplicationRoles } from '#management-api/services/application-roles.ts';
import { machineApplication } from '#management-api/services/application-rules.ts';

import { presentRole } from './present-role.ts';

/** Routes of the roles of an application (logto-behavior.md#13.5). */
export const applicationRoleRoutes = ({ db }: Deps) =>
  new Hono()
    .get('/:id/roles', paging, async (c) => {
      const { id } = await machineApplication(db, c.req.param('id'));
      const filter = { applicationId: id, type: 'MachineToMachine' as const, search: searchOf(c, roleSearchFields) };
      const roles = await listRoles(db, filter, c.var.page);
      return sendPage(c, roles.map(presentRole), c.var.page, { count: await countRoles(db, filter), isCapped: false });
    })
    .post('/:id/roles', body(roleIdsBody), async (c) => {
      const { id } = await machineApplication(db, c.req.param('id'));
      return c.json(await assignApplicationRoles(db, id, c.req.valid('json').roleIds), 201);
    })
    .put('/:id/roles', body(roleIdsBody), async (c) => {
      const { id } = await machineApplication(db, c.req.param('id'));
      await replaceApplicationRoles(db, id, c.req.valid('json').roleIds);
      return c.text('OK');
    })
    .delete('/:id/roles/:roleId', async (c) => {
      const { id } = await machineApplication(db, c.req.param('id'));
      if (!(await removeApplicationRole(db, id, c.req.param('roleId')))) throw new ApiError('entity.not_found');
      return c.body(null, 204);
    });
