import { Hono } from 'hono';

import { roleScopesBody } from '#contract/roles.ts';
import { listResources } from '#management-api/db/resources.ts';
import { findRole } from '#management-api/db/roles.ts';
import {
  countScopes,
  listScopes,
  removeRoleScope,
  scopeSearchFields,
  type ScopeRow,
} from '#management-api/db/scopes.ts';
import type { Db } from '#management-api/db/tables.ts';
import type { Deps } from '#management-api/deps.ts';
import { ApiError, found } from '#management-api/http/api-error.ts';
import { body } from '#management-api/http/input.ts';
import { optionalPaging, sendPage } from '#management-api/http/paging.ts';
import { searchOf } from '#management-api/http/search.ts';
import { grantScopes } from '#management-api/services/role-scopes.ts';

import { presentResource, presentScope } from './present-role.ts';

/** Routes of the scopes of a role (logto-behavior.md#15.1). */
export const roleScopeRoutes = ({ db }: Deps) =>
  new Hono()
    .get('/:id/scopes', optionalPaging, async (c) => {
      const { id } = found(await findRole(db, c.req.param('id')), 'entity.not_exists_with_id');
      const filter = { roleId: id, search: searchOf(c, scopeSearchFields) };
      const scopes = await withResources(db, await listScopes(db, filter, c.var.page));
      return sendPage(c, scopes, c.var.page, { count: await countScopes(db, filter), isCapped: false });
    })
    .post('/:id/scopes', body(roleScopesBody), async (c) => {
      const role = found(await findRole(db, c.req.param('id')), 'entity.not_exists_with_id');
      await grantScopes(db, role, c.req.valid('json').scopeIds);
      return c.json((await listScopes(db, { roleId: role.id })).map(presentScope), 201);
    })
    .delete('/:id/scopes/:scopeId', async (c) => {
      const { id, scopeId } = c.req.param();
      if (!(await removeRoleScope(db, id, scopeId))) throw new ApiError('entity.not_found');
      return c.body(null, 204);
    });

async function withResources(db: Db, scopes: readonly ScopeRow[]) {
  const resources = new Map((await listResources(db)).map((resource) => [resource.id, presentResource(resource)]));
  return scopes.map((scope) => ({ ...presentScope(scope), resource: resources.get(scope.resource_id) }));
}
