import { Hono } from 'hono';

import { textQuery } from '#contract/organization-changes.ts';
import {
  newOrganizationRole,
  organizationRolePatch,
  type OrganizationRolePatch,
} from '#contract/organization-template.ts';
import {
  countOrganizationRoles,
  deleteOrganizationRole,
  findOrganizationRole,
  listOrganizationRoles,
  updateOrganizationRole,
} from '#management-api/db/organization-roles.ts';
import { relations } from '#management-api/db/relations.ts';
import type { Deps } from '#management-api/deps.ts';
import { ApiError, found } from '#management-api/http/api-error.ts';
import { body, query } from '#management-api/http/input.ts';
import { paging, sendPage } from '#management-api/http/paging.ts';
import { createOrganizationRole } from '#management-api/services/create-organization-role.ts';

import {
  presentListedOrganizationRole,
  presentOrganizationRole,
  presentOrganizationScope,
} from './present-organization-template.ts';
import { presentScope } from './present-role.ts';
import { relationRoutes } from './relation-routes.ts';

/** Routes of organization roles and their permissions (logto-behavior.md#17.2). */
export const organizationRoleRoutes = (deps: Deps) =>
  new Hono()
    .route('/', roleRoutes(deps))
    .route(
      '/',
      relationRoutes(deps, {
        ...ofRole(deps),
        path: 'scopes',
        key: 'organizationScopeId',
        relation: relations.roleScopes,
        present: presentOrganizationScope,
      }),
    )
    .route(
      '/',
      relationRoutes(deps, {
        ...ofRole(deps),
        path: 'resource-scopes',
        key: 'scopeId',
        relation: relations.roleResourceScopes,
        present: presentScope,
      }),
    );

const ofRole = ({ db }: Deps) => ({
  ownerOf: (id: string) => ({ organization_role_id: id }),
  requireOwner: async (id: string) => void found(await findOrganizationRole(db, id), 'entity.not_found'),
});

const roleRoutes = ({ db }: Deps) =>
  new Hono()
    .get('/', paging, query(textQuery), async (c) => {
      const { q } = c.req.valid('query');
      const items = (await listOrganizationRoles(db, q, c.var.page)).map(presentListedOrganizationRole);
      return sendPage(c, items, c.var.page, { count: await countOrganizationRoles(db, q), isCapped: false });
    })
    .post('/', body(newOrganizationRole), async (c) =>
      c.json(presentOrganizationRole(await createOrganizationRole(db, c.req.valid('json'))), 201),
    )
    .get('/:id', async (c) =>
      c.json(presentOrganizationRole(found(await findOrganizationRole(db, c.req.param('id')), 'entity.not_found'))),
    )
    .patch('/:id', body(organizationRolePatch), async (c) => {
      const changes = changesOf(c.req.valid('json'));
      if (Object.keys(changes).length === 0) throw new ApiError('entity.invalid_input');
      const row = await updateOrganizationRole(db, c.req.param('id'), changes);
      return c.json(presentOrganizationRole(found(row, 'entity.not_exists')));
    })
    .delete('/:id', async (c) => {
      if (!(await deleteOrganizationRole(db, c.req.param('id')))) throw new ApiError('entity.not_found');
      return c.body(null, 204);
    });

const changesOf = ({ name, description, type }: OrganizationRolePatch) => ({
  ...(name === undefined ? {} : { name }),
  ...(description === undefined ? {} : { description: description || null }),
  ...(type === undefined ? {} : { type }),
});
