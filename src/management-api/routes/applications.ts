import { Hono } from 'hono';
import { z } from 'zod';

import { applicationPatch, newApplication } from '#contract/application-writes.ts';
import { applicationTypes } from '#contract/applications.ts';
import { jsonObject } from '#contract/json.ts';
import { hasApplicationRole } from '#management-api/db/application-roles.ts';
import {
  applicationSearchFields,
  countApplications,
  deleteApplication,
  listApplications,
  mergeApplicationData,
} from '#management-api/db/applications.ts';
import { managementApi } from '#management-api/db/machine-application.ts';
import type { Deps } from '#management-api/deps.ts';
import { ApiError, found } from '#management-api/http/api-error.ts';
import { body, query } from '#management-api/http/input.ts';
import { optionalPaging, sendPage } from '#management-api/http/paging.ts';
import { searchOf } from '#management-api/http/search.ts';
import { changeableApplication, existingApplication } from '#management-api/services/application-rules.ts';
import { changeApplication } from '#management-api/services/change-application.ts';
import { createApplication } from '#management-api/services/create-application.ts';

import { builtInApplication, presentApplication } from './present-application.ts';

const applicationType = z.enum(applicationTypes);

const applicationQuery = z.object({
  types: z.array(applicationType).or(applicationType).optional(),
  isThirdParty: z.enum(['true', 'false']).optional(),
  excludeRoleId: z.string().optional(),
  excludeOrganizationId: z.string().optional(),
});

/** Routes of applications (logto-behavior.md#13.3). */
export const applicationRoutes = (deps: Deps) =>
  new Hono()
    .get('/', optionalPaging, query(applicationQuery), async (c) => {
      const { types, isThirdParty, excludeRoleId, excludeOrganizationId } = c.req.valid('query');
      if (excludeRoleId && excludeOrganizationId) {
        throw new ApiError('request.invalid_input', { message: 'Exclude either a role or an organization, not both.' });
      }
      const filter = {
        search: searchOf(c, applicationSearchFields),
        types: types === undefined ? undefined : [types].flat(),
        isThirdParty: isThirdParty === undefined ? undefined : isThirdParty === 'true',
        excludeRoleId,
        excludeOrganizationId,
      };
      const applications = await listApplications(deps.db, filter, c.var.page);
      const count = await countApplications(deps.db, filter);
      return sendPage(c, applications.map(presentApplication), c.var.page, { count, isCapped: false });
    })
    .post('/', body(newApplication), async (c) =>
      c.json(presentApplication(await createApplication(deps, c.req.valid('json')))),
    )
    .get('/:id', async (c) => {
      const id = c.req.param('id');
      const builtIn = builtInApplication(id);
      if (builtIn !== undefined) return c.json({ ...builtIn, isAdmin: false });
      const application = await existingApplication(deps.db, id);
      const isAdmin = await hasApplicationRole(deps.db, id, managementApi.internalRoleId);
      return c.json({ ...presentApplication(application), isAdmin });
    })
    .patch('/:id', body(applicationPatch), async (c) =>
      c.json(presentApplication(await changeApplication(deps.db, c.req.param('id'), c.req.valid('json')))),
    )
    .delete('/:id', async (c) => {
      const { id } = await changeableApplication(deps.db, c.req.param('id'));
      await deleteApplication(deps.db, id);
      return c.body(null, 204);
    })
    .patch('/:id/custom-data', body(jsonObject), async (c) => {
      const application = await mergeApplicationData(deps.db, c.req.param('id'), c.req.valid('json'));
      return c.json(found(application, 'entity.not_exists').custom_data);
    });
