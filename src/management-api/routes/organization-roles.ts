import { Hono } from 'hono';

import { newOrganizationRole } from '#contract/organizations.ts';
import {
  countOrganizationRoles,
  deleteOrganizationRole,
  findOrganizationRole,
  insertOrganizationRole,
  listOrganizationRoles,
} from '#management-api/db/organization-roles.ts';
import type { Deps } from '#management-api/deps.ts';
import { ApiError, found } from '#management-api/http/api-error.ts';
import { body } from '#management-api/http/input.ts';
import { paging, sendPage } from '#management-api/http/paging.ts';
import { newLongId } from '#management-api/services/ids.ts';

import { presentOrganizationRole } from './present-organization.ts';

/** The embedded API does not store organization permissions. */
const noScopes = { scopes: [], resourceScopes: [] };

/** Routes of organization roles (logto-behavior.md#10.6). */
export const organizationRoleRoutes = ({ db }: Deps) =>
  new Hono()
    .get('/', paging, async (c) => {
      const { q } = c.req.query();
      const rows = await listOrganizationRoles(db, q, c.var.page);
      const items = rows.map((row) => ({ ...presentOrganizationRole(row), ...noScopes }));
      return sendPage(c, items, c.var.page, { count: await countOrganizationRoles(db, q), isCapped: false });
    })
    .post('/', body(newOrganizationRole), async (c) => {
      const { name, description, type = 'User' } = c.req.valid('json');
      const row = await insertOrganizationRole(db, { id: newLongId(), name, description: description || null, type });
      return c.json(presentOrganizationRole(row), 201);
    })
    .get('/:id', async (c) => {
      const row = found(await findOrganizationRole(db, c.req.param('id')), 'entity.not_exists_with_id');
      return c.json(presentOrganizationRole(row));
    })
    .delete('/:id', async (c) => {
      if (!(await deleteOrganizationRole(db, c.req.param('id')))) throw new ApiError('entity.not_found');
      return c.body(null, 204);
    });
