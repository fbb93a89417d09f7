import { Hono } from 'hono';

import { connectorFactories, findFactory } from '#management-api/connectors/factories.ts';
import { found } from '#management-api/http/api-error.ts';

import { presentFactory } from './present-connector.ts';

/** Read-only routes of the connectors that can be configured (logto-behavior.md#16.1). */
export const connectorFactoryRoutes = () =>
  new Hono()
    .get('/', (c) => c.json(connectorFactories.map(presentFactory)))
    .get('/:id', (c) => c.json(presentFactory(found(findFactory(c.req.param('id'))))));
