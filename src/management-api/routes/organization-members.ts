import { Hono } from 'hono';

import { addedMembers, memberQuery, replacedMembers } from '#contract/organization-members.ts';
import type { OrganizationMember } from '#contract/organizations.ts';
import { listMemberRoles, type MemberRole } from '#management-api/db/member-roles.ts';
import { countMembers, listMembers } from '#management-api/db/organization-users.ts';
import { relations, removeRelated } from '#management-api/db/relations.ts';
import type { UserRow } from '#management-api/db/users.ts';
import type { Deps } from '#management-api/deps.ts';
import { ApiError } from '#management-api/http/api-error.ts';
import { body, query } from '#management-api/http/input.ts';
import { paging, sendPage } from '#management-api/http/paging.ts';
import { relate, replaceRelations } from '#management-api/services/relations.ts';

import { presentRoleName } from './present-organization.ts';
import { presentUser } from './present-user.ts';

const owner = (organizationId: string) => ({ organization_id: organizationId });

/** Routes of the members of an organization (logto-behavior.md#18.2). An unknown organization has no members. */
export const organizationMemberRoutes = ({ db }: Deps) =>
  new Hono()
    .get('/:id/users', paging, query(memberQuery), async (c) => {
      const organizationId = c.req.param('id');
      const filter = { organizationId, ...c.req.valid('query') };
      const users = await listMembers(db, filter, c.var.page);
      const roles = await listMemberRoles(db, {
        organizationIds: [organizationId],
        userIds: users.map(({ id }) => id),
      });
      const items = users.map((user) => present(user, roles));
      return sendPage(c, items, c.var.page, { count: await countMembers(db, filter), isCapped: false });
    })
    .post('/:id/users', body(addedMembers), async (c) => {
      const { userIds } = c.req.valid('json');
      await relate(db, relations.members, owner(c.req.param('id')), userIds);
      return c.json({ userIds }, 201);
    })
    .put('/:id/users', body(replacedMembers), async (c) => {
      await replaceRelations(db, relations.members, owner(c.req.param('id')), c.req.valid('json').userIds);
      return c.body(null, 204);
    })
    .delete('/:id/users/:userId', async (c) => {
      const { id, userId } = c.req.param();
      if (!(await removeRelated(db, relations.members, owner(id), userId))) throw new ApiError('entity.not_found');
      return c.body(null, 204);
    });

function present(row: UserRow, roles: readonly MemberRole[]): OrganizationMember {
  const { hasPassword: _, ...user } = presentUser(row);
  return { ...user, organizationRoles: roles.filter(({ user_id }) => user_id === row.id).map(presentRoleName) };
}
