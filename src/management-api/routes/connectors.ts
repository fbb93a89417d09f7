import { Hono } from 'hono';
import { z } from 'zod';

import { type ConnectorRow, findConnector, listConnectors } from '#management-api/db/connectors.ts';
import type { Deps } from '#management-api/deps.ts';
import { found } from '#management-api/http/api-error.ts';
import { query } from '#management-api/http/input.ts';

/** Read-only routes of connectors (logto-behavior.md#10.2). */
export const connectorRoutes = ({ db }: Deps) =>
  new Hono()
    .get('/', query(z.object({ target: z.string().optional() })), async (c) =>
      c.json((await listConnectors(db, c.req.valid('query').target || undefined)).map(present)),
    )
    .get('/:id', async (c) => c.json(present(found(await findConnector(db, c.req.param('id'))))));

const present = ({ metadata, ...row }: ConnectorRow) => ({
  id: row.id,
  connectorId: row.connector_id,
  type: row.type,
  target: row.target,
  name: metadata['name'],
  description: metadata['description'],
  logo: metadata['logo'],
  logoDark: metadata['logoDark'] ?? null,
  platform: metadata['platform'] ?? null,
  readme: metadata['readme'] ?? '',
  isStandard: metadata['isStandard'],
  isDemo: metadata['isDemo'],
  isTokenStorageSupported: metadata['isTokenStorageSupported'],
  config: row.config,
  metadata: {},
  syncProfile: row.sync_profile,
  enableTokenStorage: row.enable_token_storage,
});
