import { Hono } from 'hono';
import { createMiddleware } from 'hono/factory';

import { applicationRolesBody, rolesOfApplications } from '#contract/organization-members.ts';
import { countRelated, listRelated, relations, removeRelated } from '#management-api/db/relations.ts';
import type { Deps } from '#management-api/deps.ts';
import { ApiError } from '#management-api/http/api-error.ts';
import { body } from '#management-api/http/input.ts';
import { optionalPaging, sendPage } from '#management-api/http/paging.ts';
import { assignRoles, requireMembership } from '#management-api/services/member-roles.ts';
import { refuseRepetition, relate, replaceRelations } from '#management-api/services/relations.ts';

import { presentOrganizationRole } from './present-organization-template.ts';

const path = '/:id/applications/:applicationId/roles';

const { applicationRoles } = relations;

const memberOf = ({ id, applicationId }: { id: string; applicationId: string }) => ({
  organization_id: id,
  application_id: applicationId,
});

/** Routes of an application's roles in an organization (logto-behavior.md#18.4). */
export const organizationApplicationRoleRoutes = ({ db }: Deps) => {
  /** Checked before paging and body, as for users. */
  const membership = createMiddleware<object, typeof path>(async (c, next) => {
    const { id, applicationId } = c.req.param();
    await requireMembership(db, relations.applications, id, applicationId);
    await next();
  });

  return new Hono()
    .post('/:id/applications/roles', body(rolesOfApplications), async (c) => {
      const { applicationIds, organizationRoleIds } = c.req.valid('json');
      const assignment = { organizationId: c.req.param('id'), memberIds: applicationIds, roleIds: organizationRoleIds };
      await assignRoles(db, relations.applications, applicationRoles, assignment);
      return c.text('Created', 201);
    })
    .get(path, membership, optionalPaging, async (c) => {
      const member = memberOf(c.req.param());
      const rows = await listRelated(db, applicationRoles, member, c.var.page);
      const count = c.var.page === undefined ? rows.length : await countRelated(db, applicationRoles, member);
      return sendPage(c, rows.map(presentOrganizationRole), c.var.page, { count, isCapped: false });
    })
    .post(path, membership, body(applicationRolesBody), async (c) => {
      const { organizationRoleIds } = c.req.valid('json');
      await relate(db, applicationRoles, memberOf(c.req.param()), organizationRoleIds);
      return c.text('Created', 201);
    })
    .put(path, membership, body(applicationRolesBody), async (c) => {
      const { organizationRoleIds } = c.req.valid('json');
      refuseRepetition(organizationRoleIds);
      await replaceRelations(db, applicationRoles, memberOf(c.req.param()), organizationRoleIds);
      return c.body(null, 204);
    })
    .delete(`${path}/:organizationRoleId`, membership, async (c) => {
      const { organizationRoleId, ...params } = c.req.param();
      if (!(await removeRelated(db, applicationRoles, memberOf(params), organizationRoleId))) {
        throw new ApiError('entity.not_found');
      }
      return c.body(null, 204);
    });
};
