import { Hono } from 'hono';

import { newSsoConnector, ssoConnectorPatch } from '#contract/sso-connector-writes.ts';
import { findSsoProvider, ssoProviders } from '#management-api/connectors/sso-providers.ts';
import { countSsoConnectors, listSsoConnectors } from '#management-api/db/sso-connectors.ts';
import type { Deps } from '#management-api/deps.ts';
import { body } from '#management-api/http/input.ts';
import { optionalPaging, sendPage } from '#management-api/http/paging.ts';
import {
  changeSsoConnector,
  createSsoConnector,
  findInstalledSsoConnector,
  removeSsoConnector,
} from '#management-api/services/sso-connectors.ts';

import { presentNewSsoConnector, presentSsoConnector, presentSsoProvider } from './present-sso-connector.ts';

/** Routes of enterprise connectors (logto-behavior.md#20.3). */
export const ssoConnectorRoutes = ({ db, clock }: Deps) =>
  new Hono()
    .get('/', optionalPaging, async (c) => {
      const rows = await listSsoConnectors(db, c.var.page);
      const items = rows.flatMap((row) => {
        const provider = findSsoProvider(row.provider_name);
        return provider === undefined ? [] : [presentSsoConnector({ row, provider })];
      });
      return sendPage(c, items, c.var.page, { count: await countSsoConnectors(db), isCapped: false });
    })
    .post('/', body(newSsoConnector), async (c) =>
      c.json(presentNewSsoConnector(await createSsoConnector(db, c.req.valid('json'), new Date(clock())))),
    )
    .get('/:id', async (c) => c.json(presentSsoConnector(await findInstalledSsoConnector(db, c.req.param('id')))))
    .patch('/:id', body(ssoConnectorPatch), async (c) =>
      c.json(presentSsoConnector(await changeSsoConnector(db, c.req.param('id'), c.req.valid('json')))),
    )
    .delete('/:id', async (c) => {
      await removeSsoConnector(db, c.req.param('id'));
      return c.body(null, 204);
    });

/** The kinds of enterprise connectors that can be configured. */
export const ssoProviderRoutes = () => new Hono().get('/', (c) => c.json(ssoProviders.map(presentSsoProvider)));
