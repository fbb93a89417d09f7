import { Hono } from 'hono';
import { createMiddleware } from 'hono/factory';

import { memberRolesBody, rolesOfMembers } from '#contract/organization-members.ts';
import { listScopesOfMember } from '#management-api/db/organization-scopes.ts';
import { countRelated, listRelated, relations, removeRelated } from '#management-api/db/relations.ts';
import type { Deps } from '#management-api/deps.ts';
import { ApiError } from '#management-api/http/api-error.ts';
import { body } from '#management-api/http/input.ts';
import { optionalPaging, sendPage } from '#management-api/http/paging.ts';
import { assignRoles, requireMembership, resolveMemberRoles } from '#management-api/services/member-roles.ts';
import { relate, replaceRelations } from '#management-api/services/relations.ts';

import { presentOrganizationRole, presentOrganizationScope } from './present-organization-template.ts';

const path = '/:id/users/:userId/roles';

const { memberRoles } = relations;

const memberOf = ({ id, userId }: { id: string; userId: string }) => ({ organization_id: id, user_id: userId });

/** Routes of a member's roles and permissions in an organization (logto-behavior.md#18.3). */
export const memberRoleRoutes = ({ db }: Deps) => {
  /** Checked before paging and body, unlike anything else. */
  const membership = createMiddleware<object, typeof path>(async (c, next) => {
    const { id, userId } = c.req.param();
    await requireMembership(db, relations.members, id, userId);
    await next();
  });

  return new Hono()
    .post('/:id/users/roles', body(rolesOfMembers), async (c) => {
      const { userIds, organizationRoleIds } = c.req.valid('json');
      const assignment = { organizationId: c.req.param('id'), memberIds: userIds, roleIds: organizationRoleIds };
      await assignRoles(db, relations.members, memberRoles, assignment);
      return c.text('Created', 201);
    })
    .get(path, membership, optionalPaging, async (c) => {
      const member = memberOf(c.req.param());
      const rows = await listRelated(db, memberRoles, member, c.var.page);
      const count = c.var.page === undefined ? rows.length : await countRelated(db, memberRoles, member);
      return sendPage(c, rows.map(presentOrganizationRole), c.var.page, { count, isCapped: false });
    })
    .post(path, membership, body(memberRolesBody), async (c) => {
      const organizationRoleIds = await resolveMemberRoles(db, c.req.valid('json'));
      await relate(db, memberRoles, memberOf(c.req.param()), organizationRoleIds);
      return c.json({ organizationRoleIds }, 201);
    })
    .put(path, membership, body(memberRolesBody), async (c) => {
      const organizationRoleIds = await resolveMemberRoles(db, c.req.valid('json'));
      await replaceRelations(db, memberRoles, memberOf(c.req.param()), organizationRoleIds);
      return c.body(null, 204);
    })
    .delete(`${path}/:organizationRoleId`, membership, async (c) => {
      const { organizationRoleId, ...params } = c.req.param();
      if (!(await removeRelated(db, memberRoles, memberOf(params), organizationRoleId))) {
        throw new ApiError('entity.not_found');
      }
      return c.body(null, 204);
    })
    .get('/:id/users/:userId/scopes', async (c) => {
      const rows = await listScopesOfMember(db, memberRoles, memberOf(c.req.param()));
      return c.json(rows.map(presentOrganizationScope));
    });
};
