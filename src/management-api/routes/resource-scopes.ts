import { Hono } from 'hono';

import { newScope, scopePatch } from '#contract/resource-writes.ts';
import { countScopes, listScopes, scopeSearchFields } from '#management-api/db/scopes.ts';
import type { Deps } from '#management-api/deps.ts';
import { body } from '#management-api/http/input.ts';
import { paging, sendPage } from '#management-api/http/paging.ts';
import { searchOf } from '#management-api/http/search.ts';
import { changeScope, createScope, removeScope } from '#management-api/services/scopes.ts';

import { presentScope } from './present-role.ts';

/** Routes of the scopes of a resource (logto-behavior.md#14.3). */
export const resourceScopeRoutes = (deps: Deps) =>
  new Hono()
    .get('/:resourceId/scopes', paging, async (c) => {
      const filter = { resourceId: c.req.param('resourceId'), search: searchOf(c, scopeSearchFields) };
      const scopes = await listScopes(deps.db, filter, c.var.page);
      const count = await countScopes(deps.db, filter);
      return sendPage(c, scopes.map(presentScope), c.var.page, { count, isCapped: false });
    })
    .post('/:resourceId/scopes', body(newScope), async (c) =>
      c.json(presentScope(await createScope(deps, c.req.param('resourceId'), c.req.valid('json'))), 201),
    )
    .patch('/:resourceId/scopes/:scopeId', body(scopePatch), async (c) =>
      c.json(presentScope(await changeScope(deps.db, c.req.param(), c.req.valid('json')))),
    )
    .delete('/:resourceId/scopes/:scopeId', async (c) => {
      await removeScope(deps.db, c.req.param());
      return c.body(null, 204);
    });
