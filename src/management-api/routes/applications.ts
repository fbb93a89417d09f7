import { Hono } from 'hono';
import { z } from 'zod';

import { applicationTypes } from '#contract/applications.ts';
import {
  applicationSearchFields,
  countApplications,
  findApplication,
  isAdminApplication,
  listApplications,
} from '#management-api/db/applications.ts';
import { countRoles, listRoles, roleSearchFields } from '#management-api/db/roles.ts';
import type { Deps } from '#management-api/deps.ts';
import { found } from '#management-api/http/api-error.ts';
import { query } from '#management-api/http/input.ts';
import { optionalPaging, paging, sendPage } from '#management-api/http/paging.ts';
import { searchOf } from '#management-api/http/search.ts';

import { builtInApplication, presentApplication } from './present-application.ts';
import { presentRole } from './present-role.ts';

const applicationType = z.enum(applicationTypes);

const applicationQuery = z.object({
  types: z.array(applicationType).or(applicationType).optional(),
  isThirdParty: z.enum(['true', 'false']).optional(),
  excludeRoleId: z.string().optional(),
});

/** Read-only routes of applications (logto-behavior.md#10.1). */
export const applicationRoutes = ({ db }: Deps) =>
  new Hono()
    .get('/', optionalPaging, query(applicationQuery), async (c) => {
      const { types, isThirdParty, excludeRoleId } = c.req.valid('query');
      const filter = {
        search: searchOf(c, applicationSearchFields),
        types: types === undefined ? undefined : [types].flat(),
        isThirdParty: isThirdParty === undefined ? undefined : isThirdParty === 'true',
        excludeRoleId,
      };
      const applications = await listApplications(db, filter, c.var.page);
      const count = await countApplications(db, filter);
      return sendPage(c, applications.map(presentApplication), c.var.page, { count, isCapped: false });
    })
    .get('/:id', async (c) => {
      const id = c.req.param('id');
      const builtIn = builtInApplication(id);
      if (builtIn !== undefined) return c.json({ ...builtIn, isAdmin: false });
      const application = found(await findApplication(db, id), 'entity.not_exists_with_id');
      return c.json({ ...presentApplication(application), isAdmin: await isAdminApplication(db, id) });
    })
    .get('/:id/roles', paging, async (c) => {
      const { id } = found(await findApplication(db, c.req.param('id')), 'entity.not_exists_with_id');
      const filter = { applicationId: id, search: searchOf(c, roleSearchFields) };
      const roles = await listRoles(db, filter, c.var.page);
      return sendPage(c, roles.map(presentRole), c.var.page, { count: await countRoles(db, filter), isCapped: false });
    });
