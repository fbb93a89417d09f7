import * as z from 'zod/mini';

import {
  listedOrganizationRole,
  newOrganizationRole,
  newOrganizationScope,
  organizationRole,
  organizationRolePatch,
  organizationScope,
  organizationScopePatch,
} from '#contract/organization-template.ts';
import { relationBodies } from '#contract/relations.ts';
import { scope } from '#contract/resources.ts';

import type { Operations } from './operation.ts';

const scopeIds = relationBodies('organizationScopeIds');
const resourceScopeIds = relationBodies('scopeIds');

/** Operations on the roles and permissions that all organizations share. */
export const organizationTemplateOperations: Operations = {
  'GET /api/organization-scopes': {
    summary: 'Lists the permissions of organizations',
    query: ['q'],
    paging: 'optional',
    answer: z.array(organizationScope),
  },
  'POST /api/organization-scopes': {
    summary: 'Creates a permission of organizations',
    body: newOrganizationScope,
    answer: organizationScope,
    status: 201,
  },
  'GET /api/organization-scopes/:id': { summary: 'Reads a permission of organizations', answer: organizationScope },
  'PATCH /api/organization-scopes/:id': {
    summary: 'Changes a permission of organizations',
    body: organizationScopePatch,
    answer: organizationScope,
  },
  'DELETE /api/organization-scopes/:id': { summary: 'Deletes a permission of organizations' },

  'GET /api/organization-roles': {
    summary: 'Lists organization roles with their permissions',
    query: ['q'],
    paging: 'always',
    answer: z.array(listedOrganizationRole),
  },
  'POST /api/organization-roles': {
    summary: 'Creates an organization role, with permissions or without',
    body: newOrganizationRole,
    answer: organizationRole,
    status: 201,
  },
  'GET /api/organization-roles/:id': { summary: 'Reads an organization role', answer: organizationRole },
  'PATCH /api/organization-roles/:id': {
    summary: 'Changes an organization role',
    body: organizationRolePatch,
    answer: organizationRole,
  },
  'DELETE /api/organization-roles/:id': { summary: 'Deletes an organization role' },
  'GET /api/organization-roles/:id/scopes': {
    summary: 'Lists the permissions of an organization role',
    paging: 'optional',
    answer: z.array(organizationScope),
  },
  'POST /api/organization-roles/:id/scopes': {
    summary: 'Adds permissions to an organization role',
    body: scopeIds.added,
    status: 201,
  },
  'PUT /api/organization-roles/:id/scopes': {
    summary: 'Replaces the permissions of an organization role',
    body: scopeIds.replaced,
  },
  'DELETE /api/organization-roles/:id/scopes/:organizationScopeId': {
    summary: 'Removes a permission from an organization role',
  },
  'GET /api/organization-roles/:id/resource-scopes': {
    summary: 'Lists the API permissions of an organization role',
    paging: 'optional',
    answer: z.array(scope),
  },
  'POST /api/organization-roles/:id/resource-scopes': {
    summary: 'Adds API permissions to an organization role',
    body: resourceScopeIds.added,
    status: 201,
  },
  'PUT /api/organization-roles/:id/resource-scopes': {
    summary: 'Replaces the API permissions of an organization role',
    body: resourceScopeIds.replaced,
  },
  'DELETE /api/organization-roles/:id/resource-scopes/:scopeId': {
    summary: 'Removes an API permission from an organization role',
  },
};
