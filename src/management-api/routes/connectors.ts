import { Hono } from 'hono';
import { z } from 'zod';

import { authorizationRequest, connectorPatch, connectorTest, newConnector } from '#contract/connector-writes.ts';
import { findFactory } from '#management-api/connectors/factories.ts';
import { listConnectors } from '#management-api/db/connectors.ts';
import type { Deps } from '#management-api/deps.ts';
import { body, query } from '#management-api/http/input.ts';
import { authorizationUriOf } from '#management-api/services/connector-authorization.ts';
import { sendTestMessage } from '#management-api/services/connector-test.ts';
import {
  changeConnector,
  createConnector,
  findInstalledConnector,
  removeConnector,
} from '#management-api/services/connectors.ts';

import { presentConnector } from './present-connector.ts';

/** Routes of connectors (logto-behavior.md#16.2). */
export const connectorRoutes = (deps: Deps) => {
  const { db } = deps;
  return new Hono()
    .get('/', query(z.object({ target: z.string().optional() })), async (c) => {
      const rows = await listConnectors(db, c.req.valid('query').target || undefined);
      return c.json(
        rows.flatMap((row) => {
          const factory = findFactory(row.connector_id);
          return factory === undefined ? [] : [presentConnector({ row, factory })];
        }),
      );
    })
    .post('/', body(newConnector), async (c) =>
      c.json(presentConnector(await createConnector(db, c.req.valid('json')))),
    )
    .get('/:id', async (c) => c.json(presentConnector(await findInstalledConnector(db, c.req.param('id')))))
    .patch('/:id', body(connectorPatch), async (c) =>
      c.json(presentConnector(await changeConnector(db, c.req.param('id'), c.req.valid('json')))),
    )
    .delete('/:id', async (c) => {
      await removeConnector(db, c.req.param('id'));
      return c.body(null, 204);
    })
    .post('/:id/authorization-uri', body(authorizationRequest), async (c) =>
      c.json({ redirectTo: await authorizationUriOf(db, c.req.param('id'), c.req.valid('json')) }),
    )
    .post('/:factoryId/test', body(connectorTest), async (c) => {
      await sendTestMessage(deps, c.req.param('factoryId'), c.req.valid('json'));
      return c.body(null, 204);
    });
};
