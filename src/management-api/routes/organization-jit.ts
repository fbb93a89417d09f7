import { Hono } from 'hono';

import { type EmailDomain, newEmailDomain, replacedEmailDomains } from '#contract/organization-members.ts';
import {
  type EmailDomainRow,
  insertEmailDomain,
  listEmailDomains,
} from '#management-api/db/organization-email-domains.ts';
import { findOrganization } from '#management-api/db/organizations.ts';
import { countRelated, relations, removeRelated, replaceRelated } from '#management-api/db/relations.ts';
import type { Deps } from '#management-api/deps.ts';
import { ApiError, found } from '#management-api/http/api-error.ts';
import { body } from '#management-api/http/input.ts';
import { optionalPaging, sendPage } from '#management-api/http/paging.ts';
import { tenantId } from '#management-api/services/ids.ts';
import { missingRelation, refuseRepetition } from '#management-api/services/relations.ts';

import { presentOrganizationRole } from './present-organization-template.ts';
import { presentNewSsoConnector } from './present-sso-connector.ts';
import { relationRoutes } from './relation-routes.ts';

/** Routes of just-in-time provisioning: who becomes a member at sign-in, with which roles (logto-behavior.md#18.5). */
export const organizationJitRoutes = (deps: Deps) =>
  new Hono()
    .route('/', emailDomainRoutes(deps))
    .route(
      '/',
      relationRoutes(deps, {
        ...ofOrganization(deps),
        path: 'jit/roles',
        key: 'organizationRoleId',
        relation: relations.jitRoles,
        present: presentOrganizationRole,
      }),
    )
    .route(
      '/',
      relationRoutes(deps, {
        ...ofOrganization(deps),
        path: 'jit/sso-connectors',
        key: 'ssoConnectorId',
        relation: relations.jitSsoConnectors,
        present: presentNewSsoConnector,
      }),
    );

const owner = (organizationId: string) => ({ organization_id: organizationId });

const ofOrganization = ({ db }: Deps) => ({
  ownerOf: owner,
  requireOwner: async (id: string) => void found(await findOrganization(db, id), 'entity.not_exists_with_id'),
});

const path = '/:id/jit/email-domains';

const { jitEmailDomains } = relations;

/** The form of a domain is not checked, as in Logto. */
const emailDomainRoutes = ({ db }: Deps) => {
  const requireOrganization = async (id: string) => {
    if ((await findOrganization(db, id)) === undefined) throw missingRelation();
  };

  return new Hono()
    .get(path, optionalPaging, async (c) => {
      const id = c.req.param('id');
      const rows = await listEmailDomains(db, id, c.var.page);
      const count = c.var.page === undefined ? rows.length : await countRelated(db, jitEmailDomains, owner(id));
      return sendPage(c, rows.map(present), c.var.page, { count, isCapped: false });
    })
    .post(path, body(newEmailDomain), async (c) => {
      const id = c.req.param('id');
      await requireOrganization(id);
      const row = { organization_id: id, email_domain: c.req.valid('json').emailDomain };
      const inserted = await insertEmailDomain(db, row);
      if (inserted === undefined) throw new ApiError('entity.unique_integrity_violation');
      return c.json(present(inserted), 201);
    })
    .put(path, body(replacedEmailDomains), async (c) => {
      const id = c.req.param('id');
      const { emailDomains } = c.req.valid('json');
      refuseRepetition(emailDomains);
      if (emailDomains.length > 0) await requireOrganization(id);
      await replaceRelated(db, jitEmailDomains, owner(id), emailDomains);
      return c.body(null, 204);
    })
    .delete(`${path}/:emailDomain`, async (c) => {
      const { id, emailDomain } = c.req.param();
      if (!(await removeRelated(db, jitEmailDomains, owner(id), emailDomain))) throw new ApiError('entity.not_found');
      return c.body(null, 204);
    });
};

const present = (row: EmailDomainRow): EmailDomain => ({
  tenantId,
  organizationId: row.organization_id,
  emailDomain: row.email_domain,
});
