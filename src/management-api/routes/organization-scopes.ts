import { Hono } from 'hono';

import { textQuery } from '#contract/organization-changes.ts';
import {
  newOrganizationScope,
  organizationScopePatch,
  type OrganizationScopePatch,
} from '#contract/organization-template.ts';
import {
  countOrganizationScopes,
  deleteOrganizationScope,
  findOrganizationScope,
  insertOrganizationScope,
  listOrganizationScopes,
  updateOrganizationScope,
} from '#management-api/db/organization-scopes.ts';
import type { Deps } from '#management-api/deps.ts';
import { ApiError, found } from '#management-api/http/api-error.ts';
import { body, query } from '#management-api/http/input.ts';
import { optionalPaging, sendPage } from '#management-api/http/paging.ts';
import { newLongId } from '#management-api/services/ids.ts';

import { presentOrganizationScope } from './present-organization-template.ts';

/** Routes of the permissions of organizations (logto-behavior.md#17.1). */
export const organizationScopeRoutes = ({ db }: Deps) =>
  new Hono()
    .get('/', optionalPaging, query(textQuery), async (c) => {
      const { q } = c.req.valid('query');
      const items = (await listOrganizationScopes(db, q, c.var.page)).map(presentOrganizationScope);
      return sendPage(c, items, c.var.page, { count: await countOrganizationScopes(db, q), isCapped: false });
    })
    .post('/', body(newOrganizationScope), async (c) => {
      const { name, ...others } = c.req.valid('json');
      const row = { id: newLongId(), name, description: null, ...changesOf(others) };
      return c.json(presentOrganizationScope(await insertOrganizationScope(db, row)), 201);
    })
    .get('/:id', async (c) => {
      const row = await findOrganizationScope(db, c.req.param('id'));
      return c.json(presentOrganizationScope(found(row, 'entity.not_exists_with_id')));
    })
    .patch('/:id', body(organizationScopePatch), async (c) => {
      const changes = changesOf(c.req.valid('json'));
      if (Object.keys(changes).length === 0) throw new ApiError('entity.invalid_input');
      const row = await updateOrganizationScope(db, c.req.param('id'), changes);
      return c.json(presentOrganizationScope(found(row, 'entity.not_exists')));
    })
    .delete('/:id', async (c) => {
      if (!(await deleteOrganizationScope(db, c.req.param('id')))) throw new ApiError('entity.not_found');
      return c.body(null, 204);
    });

const changesOf = ({ name, description }: OrganizationScopePatch) => ({
  ...(name === undefined ? {} : { name }),
  ...(description === undefined ? {} : { description: description || null }),
});
