import { Hono } from 'hono';

import type { UserOrganization } from '#contract/organizations.ts';
import { listMemberRoles } from '#management-api/db/member-roles.ts';
import { listOrganizationsOf } from '#management-api/db/organization-users.ts';
import { findUser } from '#management-api/db/users.ts';
import type { Deps } from '#management-api/deps.ts';
import { found } from '#management-api/http/api-error.ts';

import { presentOrganization, presentRoleName } from './present-organization.ts';

/** Lists all organizations of a user with the user's roles in each (logto-behavior.md#5.9). */
export const userOrganizationRoutes = ({ db }: Deps) =>
  new Hono().get('/:userId/organizations', async (c) => {
    const { id } = found(await findUser(db, c.req.param('userId')));
    const rows = await listOrganizationsOf(db, id);
    const roles = await listMemberRoles(db, { organizationIds: rows.map((row) => row.id), userIds: [id] });
    const answer = rows.map((row): UserOrganization => ({
      ...presentOrganization(row),
      organizationRoles: roles.filter((role) => role.organization_id === row.id).map(presentRoleName),
    }));
    return c.json(answer);
  });
