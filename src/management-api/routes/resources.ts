import { Hono } from 'hono';

import { defaultResourceBody, newResource, resourcePatch } from '#contract/resource-writes.ts';
import { isTruthyWord } from '#contract/search.ts';
import { countResources, listResources } from '#management-api/db/resources.ts';
import { listScopes } from '#management-api/db/scopes.ts';
import type { Deps } from '#management-api/deps.ts';
import { body } from '#management-api/http/input.ts';
import { optionalPaging, sendPage } from '#management-api/http/paging.ts';
import {
  changeResource,
  createResource,
  existingResource,
  removeResource,
  setDefaultResource,
} from '#management-api/services/resources.ts';

import { presentResource, presentScope } from './present-role.ts';

/** Routes of resources (logto-behavior.md#14.2). */
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
    .post('/', body(newResource), async (c) =>
      c.json({ ...presentResource(await createResource(db, c.req.valid('json'))), scopes: [] }, 201),
    )
    .get('/:id', async (c) => c.json(presentResource(await existingResource(db, c.req.param('id')))))
    .patch('/:id', body(resourcePatch), async (c) =>
      c.json(presentResource(await changeResource(db, c.req.param('id'), c.req.valid('json')))),
    )
    .patch('/:id/is-default', body(defaultResourceBody), async (c) => {
      const { isDefault } = c.req.valid('json');
      return c.json(presentResource(await setDefaultResource(db, c.req.param('id'), isDefault)));
    })
    .delete('/:id', async (c) => {
      await removeResource(db, c.req.param('id'));
      return c.body(null, 204);
    });
