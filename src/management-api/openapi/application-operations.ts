import * as z from 'zod/mini';

import {
  applicationPatch,
  applicationSecret,
  fullApplication,
  newApplication,
  newApplicationSecret,
  readApplication,
  secretRenaming,
} from '#contract/application-writes.ts';
import { jsonObject } from '#contract/json.ts';
import { userOrganization } from '#contract/organizations.ts';
import { addedRoles, role, roleIdsBody } from '#contract/roles.ts';

import { type Operations, searchParameters } from './operation.ts';

/** Operations on applications, their secrets and their roles. */
export const applicationOperations: Operations = {
  'GET /api/applications': {
    summary: 'Lists applications, newest first',
    query: [...searchParameters, 'types', 'isThirdParty', 'excludeRoleId', 'excludeOrganizationId'],
    paging: 'optional',
    answer: z.array(fullApplication),
  },
  'POST /api/applications': { summary: 'Creates an application', body: newApplication, answer: fullApplication },
  'GET /api/applications/:id': { summary: 'Reads an application', answer: readApplication },
  'PATCH /api/applications/:id': {
    summary: 'Changes an application',
    body: applicationPatch,
    answer: fullApplication,
  },
  'DELETE /api/applications/:id': { summary: 'Deletes an application with its secrets and roles' },
  'PATCH /api/applications/:id/custom-data': { summary: 'Merges custom data', body: jsonObject, answer: jsonObject },
  'GET /api/applications/:id/secrets': {
    summary: 'Lists the secrets of an application, with their values',
    answer: z.array(applicationSecret),
  },
  'POST /api/applications/:id/secrets': {
    summary: 'Adds a secret to an application',
    body: newApplicationSecret,
    answer: applicationSecret,
    status: 201,
  },
  'PATCH /api/applications/:id/secrets/:name': {
    summary: 'Renames a secret',
    body: secretRenaming,
    answer: applicationSecret,
  },
  'DELETE /api/applications/:id/secrets/:name': { summary: 'Deletes a secret' },
  'DELETE /api/applications/:id/legacy-secret': {
    summary: 'Deletes the secret of an application from before secrets had names',
    answer: fullApplication,
  },
  'GET /api/applications/:id/roles': {
    summary: 'Lists the roles of a machine-to-machine application',
    query: searchParameters,
    paging: 'always',
    answer: z.array(role),
  },
  'POST /api/applications/:id/roles': {
    summary: 'Adds roles to an application',
    body: roleIdsBody,
    answer: addedRoles,
    status: 201,
  },
  'PUT /api/applications/:id/roles': {
    summary: 'Replaces the roles of an application',
    body: roleIdsBody,
    status: 200,
  },
  'DELETE /api/applications/:id/roles/:roleId': { summary: 'Removes a role from an application' },
  'GET /api/applications/:id/organizations': {
    summary: 'Lists the organizations of an application, with its roles in each',
    paging: 'optional',
    answer: z.array(userOrganization),
  },
};
