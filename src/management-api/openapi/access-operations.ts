import * as z from 'zod/mini';

import { application } from '#contract/applications.ts';
import {
  featuredOrganization,
  listedOrganizationRole,
  memberIdsBody,
  memberRolesAnswer,
  memberRolesBody,
  newOrganization,
  newOrganizationRole,
  organization,
  organizationMember,
  organizationPatch,
  organizationRole,
} from '#contract/organizations.ts';
import { resource, scope, scopeWithResource } from '#contract/resources.ts';
import { listedRole, newRole, role, rolePatch, roleScopesBody, roleUsersBody } from '#contract/roles.ts';
import { user } from '#contract/users.ts';

import { type Operations, searchParameters } from './operation.ts';

/** Operations on roles, APIs and organizations. */
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

  'GET /api/resources': {
    summary: 'Lists APIs',
    query: ['includeScopes'],
    paging: 'optional',
    answer: z.array(resource),
  },
  'GET /api/resources/:id': { summary: 'Reads an API', answer: resource },
  'GET /api/resources/:id/scopes': {
    summary: 'Lists the permissions of an API',
    query: searchParameters,
    paging: 'always',
    answer: z.array(scope),
  },

  'GET /api/organizations': {
    summary: 'Lists organizations',
    query: ['q', 'showFeatured'],
    paging: 'always',
    answer: z.array(z.partial(featuredOrganization, { usersCount: true, featuredUsers: true })),
  },
  'POST /api/organizations': {
    summary: 'Creates an organization',
    body: newOrganization,
    answer: organization,
    status: 201,
  },
  'GET /api/organizations/:id': { summary: 'Reads an organization', answer: organization },
  'PATCH /api/organizations/:id': {
    summary: 'Changes an organization',
    body: organizationPatch,
    answer: organization,
  },
  'DELETE /api/organizations/:id': { summary: 'Deletes an organization' },
  'GET /api/organizations/:id/users': {
    summary: 'Lists members',
    query: ['q', 'organizationRoleId'],
    paging: 'always',
    answer: z.array(organizationMember),
  },
  'POST /api/organizations/:id/users': {
    summary: 'Adds members',
    body: memberIdsBody,
    answer: memberIdsBody,
    status: 201,
  },
  'PUT /api/organizations/:id/users': { summary: 'Replaces the members', body: memberIdsBody },
  'DELETE /api/organizations/:id/users/:userId': { summary: 'Removes a member' },
  'GET /api/organizations/:id/users/:userId/roles': {
    summary: 'Lists the roles of a member',
    paging: 'optional',
    answer: z.array(organizationRole),
  },
  'POST /api/organizations/:id/users/:userId/roles': {
    summary: 'Adds roles to a member',
    body: memberRolesBody,
    answer: memberRolesAnswer,
    status: 201,
  },
  'PUT /api/organizations/:id/users/:userId/roles': {
    summary: 'Replaces the roles of a member',
    body: memberRolesBody,
  },
  'DELETE /api/organizations/:id/users/:userId/roles/:organizationRoleId': { summary: 'Removes a role from a member' },
  'GET /api/organization-roles': {
    summary: 'Lists organization roles',
    query: ['q'],
    paging: 'always',
    answer: z.array(listedOrganizationRole),
  },
  'POST /api/organization-roles': {
    summary: 'Creates an organization role',
    body: newOrganizationRole,
    answer: organizationRole,
    status: 201,
  },
  'GET /api/organization-roles/:id': { summary: 'Reads an organization role', answer: organizationRole },
  'DELETE /api/organization-roles/:id': { summary: 'Deletes an organization role' },
};
