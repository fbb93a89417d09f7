import { Hono } from 'hono';

import { type SsoConnector, ssoConnector } from '#contract/connectors.ts';
import {
  countSsoConnectors,
  findSsoConnector,
  listSsoConnectors,
  type SsoConnectorRow,
} from '#management-api/db/sso-connectors.ts';
import type { Deps } from '#management-api/deps.ts';
import { found } from '#management-api/http/api-error.ts';
import { optionalPaging, sendPage } from '#management-api/http/paging.ts';
import { tenantId } from '#management-api/services/ids.ts';

/** Read-only routes of enterprise connectors (logto-behavior.md#10.3). */
export const ssoConnectorRoutes = ({ db }: Deps) =>
  new Hono()
    .get('/', optionalPaging, async (c) => {
      const rows = await listSsoConnectors(db, c.var.page);
      return sendPage(c, rows.map(present), c.var.page, { count: await countSsoConnectors(db), isCapped: false });
    })
    .get('/:id', async (c) =>
      c.json(present(found(await findSsoConnector(db, c.req.param('id')), 'entity.not_exists_with_id'))),
    );

function present(row: SsoConnectorRow): SsoConnector {
  const branding = ssoConnector.shape.branding.parse(row.branding);
  return {
    tenantId,
    id: row.id,
    providerName: row.provider_name,
    connectorName: row.connector_name,
    config: row.config,
    domains: row.domains,
    branding,
    syncProfile: row.sync_profile,
    enableTokenStorage: row.enable_token_storage,
    createdAt: row.created_at.getTime(),
    name: row.provider_name,
    providerType: /saml|^AzureAD$/i.test(row.provider_name) ? 'saml' : 'oidc',
    providerLogo: branding.logo ?? '',
    providerLogoDark: branding.darkLogo ?? branding.logo ?? '',
  };
}
