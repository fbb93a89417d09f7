import * as z from 'zod/mini';

import { application } from '#contract/applications.ts';
import { scope, scopeWithResource } from '#contract/resources.ts';
import {
  listedRole,
  newRole,
  role,
  roleApplicationsBody,
  rolePatch,
  roleScopesBody,
  roleUsersBody,
} from '#contract/roles.ts';
import { user } from '#contract/users.ts';

import { type Operations, searchParameters } from './operation.ts';

/** Operations on roles. */
export const accessOperations: Operations = {
  'GET /api/roles': {
    summary: 'Lists roles with the numbers of their users and applications',
    query: [...searchParameters, 'type', 'excludeUserId', 'excludeApplicationId'],
    paging: 'always',
    answer: z.array(listedRole),
  },
  'POST /api/roles': { summary: 'Creates a role', body: newRole, answer: role },
  'GET /api/roles/:id': { summary: 'Reads a role', answer: role },
  'PATCH /api/roles/:id': { summary: 'Changes a role', body: rolePatch, answer: role },
  'DELETE /api/roles/:id': { summary: 'Deletes a role' },
  'GET /api/roles/:id/users': {
    summary: 'Lists the users of a role',
    query: searchParameters,
    paging: 'always',
    answer: z.array(user),
  },
  'POST /api/roles/:id/users': { summary: 'Assigns a role to users, all or none', body: roleUsersBody, status: 201 },
  'DELETE /api/roles/:id/users/:userId': { summary: 'Removes a role from a user' },
  'GET /api/roles/:id/applications': {
    summary: 'Lists the applications of a role',
    query: searchParameters,
    paging: 'always',
    answer: z.array(application),
  },
  'POST /api/roles/:id/applications': {
    summary: 'Assigns a role to applications, all or none',
    body: roleApplicationsBody,
    status: 201,
  },
  'DELETE /api/roles/:id/applications/:applicationId': { summary: 'Removes a role from an application' },
  'GET /api/roles/:id/scopes': {
    summary: 'Lists the permissions of a role',
    query: searchParameters,
    paging: 'optional',
    answer: z.array(scopeWithResource),
  },
  'POST /api/roles/:id/scopes': {
    summary: 'Adds permissions to a role',
    body: roleScopesBody,
    answer: z.array(scope),
    status: 201,
  },
  'DELETE /api/roles/:id/scopes/:scopeId': { summary: 'Removes a permission from a role' },
};
