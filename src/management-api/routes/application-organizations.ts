import { Hono } from 'hono';

import type { UserOrganization } from '#contract/organizations.ts';
import { listRolesInOrganizations, organizationsOfApplication } from '#management-api/db/application-organizations.ts';
import { countRelated, listRelated } from '#management-api/db/relations.ts';
import type { Deps } from '#management-api/deps.ts';
import { optionalPaging, sendPage } from '#management-api/http/paging.ts';
import { existingApplication } from '#management-api/services/application-rules.ts';

import { presentOrganization, presentRoleName } from './present-organization.ts';

/** Lists the organizations of an application with its roles in each (logto-behavior.md#13.3). */
export const applicationOrganizationRoutes = ({ db }: Deps) =>
  new Hono().get('/:id/organizations', optionalPaging, async (c) => {
    const { id } = await existingApplication(db, c.req.param('id'));
    const owner = { application_id: id };
    const rows = await listRelated(db, organizationsOfApplication, owner, c.var.page);
    const organizationIds = rows.map((row) => row.id);
    const roles = await listRolesInOrganizations(db, id, organizationIds);
    const items = rows.map((row): UserOrganization => ({
      ...presentOrganization(row),
      organizationRoles: roles.filter((role) => role.organization_id === row.id).map(presentRoleName),
    }));
    const count = await countRelated(db, organizationsOfApplication, owner);
    return sendPage(c, items, c.var.page, { count, isCapped: false });
  });
