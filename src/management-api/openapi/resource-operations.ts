import * as z from 'zod/mini';

import { defaultResourceBody, newResource, newScope, resourcePatch, scopePatch } from '#contract/resource-writes.ts';
import { resource, scope } from '#contract/resources.ts';

import { type Operations, searchParameters } from './operation.ts';

/** Operations on APIs (resources) and their permissions (scopes). */
export const resourceOperations: Operations = {
  'GET /api/resources': {
    summary: 'Lists APIs',
    query: ['includeScopes'],
    paging: 'optional',
    answer: z.array(resource),
  },
  'POST /api/resources': { summary: 'Creates an API', body: newResource, answer: resource, status: 201 },
  'GET /api/resources/:id': { summary: 'Reads an API', answer: resource },
  'PATCH /api/resources/:id': { summary: 'Changes an API', body: resourcePatch, answer: resource },
  'PATCH /api/resources/:id/is-default': {
    summary: 'Makes an API the default for tokens that name none, or not',
    body: defaultResourceBody,
    answer: resource,
  },
  'DELETE /api/resources/:id': { summary: 'Deletes an API with its permissions' },
  'GET /api/resources/:resourceId/scopes': {
    summary: 'Lists the permissions of an API',
    query: searchParameters,
    paging: 'always',
    answer: z.array(scope),
  },
  'POST /api/resources/:resourceId/scopes': {
    summary: 'Adds a permission to an API',
    body: newScope,
    answer: scope,
    status: 201,
  },
  'PATCH /api/resources/:resourceId/scopes/:scopeId': {
    summary: 'Changes a permission',
    body: scopePatch,
    answer: scope,
  },
  'DELETE /api/resources/:resourceId/scopes/:scopeId': { summary: 'Deletes a permission' },
};
