import { Hono } from 'hono';

import {
  newOrganization,
  organizationPatch,
  type OrganizationPatch,
  organizationQuery,
} from '#contract/organization-changes.ts';
import { isTruthyWord } from '#contract/search.ts';
import {
  countOrganizations,
  deleteOrganization,
  findFeaturedMembers,
  findOrganization,
  insertOrganization,
  listOrganizations,
  updateOrganization,
} from '#management-api/db/organizations.ts';
import type { Deps } from '#management-api/deps.ts';
import { ApiError, found } from '#management-api/http/api-error.ts';
import { body, query } from '#management-api/http/input.ts';
import { paging, sendPage } from '#management-api/http/paging.ts';
import { newShortId } from '#management-api/services/ids.ts';
import { storableDate } from '#management-api/services/times.ts';

import { presentOrganization } from './present-organization.ts';

/** Routes of organizations (logto-behavior.md#18.1). */
export const organizationRoutes = ({ db, clock }: Deps) =>
  new Hono()
    .get('/', paging, query(organizationQuery), async (c) => {
      const { q, showFeatured } = c.req.valid('query');
      const rows = await listOrganizations(db, q, c.var.page);
      const ids = isTruthyWord(showFeatured) ? rows.map(({ id }) => id) : [];
      const featured = await findFeaturedMembers(db, ids);
      const items = rows.map((row) => ({ ...presentOrganization(row), ...featured.get(row.id) }));
      return sendPage(c, items, c.var.page, { count: await countOrganizations(db, q), isCapped: false });
    })
    .post('/', body(newOrganization), async (c) => {
      const { name, ...others } = c.req.valid('json');
      const row = await insertOrganization(db, {
        id: newShortId(),
        name,
        description: null,
        custom_css: null,
        custom_data: '{}',
        color: '{}',
        branding: '{}',
        ...changesOf(others),
        created_at: new Date(clock()),
      });
      return c.json(presentOrganization(row), 201);
    })
    .get('/:id', async (c) =>
      c.json(presentOrganization(found(await findOrganization(db, c.req.param('id')), 'entity.not_exists_with_id'))),
    )
    .patch('/:id', body(organizationPatch), async (c) => {
      const changes = changesOf(c.req.valid('json'));
      if (Object.keys(changes).length === 0) throw new ApiError('entity.invalid_input');
      const row = await updateOrganization(db, c.req.param('id'), changes);
      return c.json(presentOrganization(found(row, 'entity.not_exists')));
    })
    .delete('/:id', async (c) => {
      if (!(await deleteOrganization(db, c.req.param('id')))) throw new ApiError('entity.not_found');
      return c.body(null, 204);
    });

const changesOf = (patch: OrganizationPatch) => ({
  ...(patch.name === undefined ? {} : { name: patch.name }),
  ...(patch.description === undefined ? {} : { description: patch.description || null }),
  ...(patch.customData === undefined ? {} : { custom_data: JSON.stringify(patch.customData) }),
  ...(patch.isMfaRequired === undefined ? {} : { is_mfa_required: patch.isMfaRequired }),
  ...(patch.color === undefined ? {} : { color: JSON.stringify(patch.color) }),
  ...(patch.branding === undefined ? {} : { branding: JSON.stringify(patch.branding) }),
  ...(patch.customCss === undefined ? {} : { custom_css: patch.customCss || null }),
  ...(patch.createdAt === undefined ? {} : { created_at: storableDate(patch.createdAt) }),
});
