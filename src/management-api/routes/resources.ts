import { Hono } from 'hono';

import { isTruthyWord } from '#contract/search.ts';
import { countResources, findResource, listResources } from '#management-api/db/resources.ts';
import { countScopes, listScopes, scopeSearchFields } from '#management-api/db/scopes.ts';
import type { Deps } from '#management-api/deps.ts';
import { found } from '#management-api/http/api-error.ts';
import { optionalPaging, paging, sendPage } from '#management-api/http/paging.ts';
import { searchOf } from '#management-api/http/search.ts';

import { presentResource, presentScope } from './present-role.ts';

/** Read-only routes of resources and their scopes (logto-behavior.md#10.4). */
export const resourceRoutes = ({ db }: Deps) =>
  new Hono()
    .get('/', optionalPaging, async (c) => {
      const resources = (await listResources(db, c.var.page)).map(presentResource);
      const count = await countResources(db);
      const scopes = isTruthyWord(c.req.query('includeScopes'))
        ? (await listScopes(db, {})).map(presentScope)
        : undefined;
      const items = resources.map((resource) => ({
        ...resource,
        ...(scopes && { scopes: scopes.filter(({ resourceId }) => resourceId === resource.id) }),
      }));
      return sendPage(c, items, c.var.page, { count, isCapped: false });
    })
    .get('/:id', async (c) =>
      c.json(presentResource(found(await findResource(db, c.req.param('id')), 'entity.not_exists_with_id'))),
    )
    .get('/:id/scopes', paging, async (c) => {
      const { id } = found(await findResource(db, c.req.param('id')), 'entity.not_exists_with_id');
      const filter = { resourceId: id, search: searchOf(c, scopeSearchFields) };
      const scopes = await listScopes(db, filter, c.var.page);
      return sendPage(c, scopes.map(presentScope), c.var.page, {
        count: await countScopes(db, filter),
        isCapped: false,
      });
    });
