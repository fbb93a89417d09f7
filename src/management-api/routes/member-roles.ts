import { Hono } from 'hono';

import { memberRolesBody } from '#contract/organizations.ts';
import {
  addMemberRoles,
  listMemberRoles,
  removeMemberRole,
  replaceMemberRoles,
} from '#management-api/db/member-roles.ts';
import type { Deps } from '#management-api/deps.ts';
import { ApiError } from '#management-api/http/api-error.ts';
import { body } from '#management-api/http/input.ts';
import { optionalPaging, sendPage } from '#management-api/http/paging.ts';
import { resolveMemberRoles, requireMembership } from '#management-api/services/member-roles.ts';

import { presentOrganizationRole } from './present-organization.ts';

const path = '/:id/users/:userId/roles';

/** Routes of a member's roles in an organization (logto-behavior.md#10.6). */
export const memberRoleRoutes = ({ db }: Deps) =>
  new Hono()
    .get(path, optionalPaging, async (c) => {
      const { id, userId } = c.req.param();
      await requireMembership(db, userId, id);
      const roles = await listMemberRoles(db, { organizationIds: [id], userIds: [userId] });
      const { offset, limit } = c.var.page ?? { offset: 0, limit: roles.length };
      const items = roles.slice(offset, offset + limit).map(presentOrganizationRole);
      return sendPage(c, items, c.var.page, { count: roles.length, isCapped: false });
    })
    .post(path, body(memberRolesBody), async (c) => {
      const { id, userId } = c.req.param();
      await requireMembership(db, userId, id);
      const organizationRoleIds = await resolveMemberRoles(db, c.req.valid('json'));
      await addMemberRoles(db, { organizationId: id, userId }, organizationRoleIds);
      return c.json({ organizationRoleIds }, 201);
    })
    .put(path, body(memberRolesBody), async (c) => {
      const { id, userId } = c.req.param();
      await requireMembership(db, userId, id);
      const organizationRoleIds = await resolveMemberRoles(db, c.req.valid('json'));
      await replaceMemberRoles(db, { organizationId: id, userId }, organizationRoleIds);
      return c.body(null, 204);
    })
    .delete(`${path}/:organizationRoleId`, async (c) => {
      const { id, userId, organizationRoleId } = c.req.param();
      await requireMembership(db, userId, id);
      if (!(await removeMemberRole(db, { organizationId: id, userId }, organizationRoleId))) {
        throw new ApiError('entity.not_found');
      }
      return c.body(null, 204);
    });
