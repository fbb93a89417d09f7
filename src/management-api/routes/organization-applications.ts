import { Hono } from 'hono';

import { textQuery } from '#contract/organization-changes.ts';
import { addedApplications, replacedApplications } from '#contract/organization-members.ts';
import type { ApplicationRow } from '#management-api/db/applications.ts';
import {
  type ApplicationMemberRole,
  countApplicationMembers,
  listApplicationMemberRoles,
  listApplicationMembers,
} from '#management-api/db/organization-applications.ts';
import { relations, removeRelated } from '#management-api/db/relations.ts';
import type { Deps } from '#management-api/deps.ts';
import { ApiError } from '#management-api/http/api-error.ts';
import { body, query } from '#management-api/http/input.ts';
import { paging, sendPage } from '#management-api/http/paging.ts';
import { relate, replaceRelations } from '#management-api/services/relations.ts';

import { presentApplication } from './present-application.ts';
import { presentRoleName } from './present-organization.ts';

const { applications } = relations;

const owner = (organizationId: string) => ({ organization_id: organizationId });

/** Routes of machine-to-machine applications as members of an organization (logto-behavior.md#18.4). */
export const organizationApplicationRoutes = ({ db }: Deps) =>
  new Hono()
    .get('/:id/applications', paging, query(textQuery), async (c) => {
      const organizationId = c.req.param('id');
      const filter = { organizationId, ...c.req.valid('query') };
      const rows = await listApplicationMembers(db, filter, c.var.page);
      const ids = rows.map(({ id }) => id);
      const roles = await listApplicationMemberRoles(db, organizationId, ids);
      const items = rows.map((row) => present(row, roles));
      return sendPage(c, items, c.var.page, { count: await countApplicationMembers(db, filter), isCapped: false });
    })
    .post('/:id/applications', body(addedApplications), async (c) => {
      await relate(db, applications, owner(c.req.param('id')), c.req.valid('json').applicationIds);
      return c.text('Created', 201);
    })
    .put('/:id/applications', body(replacedApplications), async (c) => {
      await replaceRelations(db, applications, owner(c.req.param('id')), c.req.valid('json').applicationIds);
      return c.body(null, 204);
    })
    .delete('/:id/applications/:applicationId', async (c) => {
      const { id, applicationId } = c.req.param();
      if (!(await removeRelated(db, applications, owner(id), applicationId))) throw new ApiError('entity.not_found');
      return c.body(null, 204);
    });

const present = (row: ApplicationRow, roles: readonly ApplicationMemberRole[]) => ({
  ...presentApplication(row),
  organizationRoles: roles.filter((role) => role.application_id === row.id).map(presentRoleName),
});
