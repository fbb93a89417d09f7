import * as z from 'zod/mini';

import { newOrganization, organizationPatch } from '#contract/organization-changes.ts';
import {
  addedApplications,
  addedMembers,
  applicationRolesBody,
  emailDomain,
  memberRolesAnswer,
  memberRolesBody,
  newEmailDomain,
  organizationApplication,
  replacedApplications,
  replacedEmailDomains,
  replacedMembers,
  rolesOfApplications,
  rolesOfMembers,
} from '#contract/organization-members.ts';
import { organizationRole, organizationScope } from '#contract/organization-template.ts';
import { featuredOrganization, organization, organizationMember } from '#contract/organizations.ts';
import { relationBodies } from '#contract/relations.ts';
import { createdSsoConnector } from '#contract/sso-connector-writes.ts';

import type { Operations } from './operation.ts';

const roleIds = relationBodies('organizationRoleIds');
const connectorIds = relationBodies('ssoConnectorIds');

/** Operations on organizations, their members and what makes users members. */
export const organizationOperations: Operations = {
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
    body: addedMembers,
    answer: addedMembers,
    status: 201,
  },
  'PUT /api/organizations/:id/users': { summary: 'Replaces the members', body: replacedMembers },
  'DELETE /api/organizations/:id/users/:userId': { summary: 'Removes a member' },
  'POST /api/organizations/:id/users/roles': {
    summary: 'Adds every role to every member',
    body: rolesOfMembers,
    status: 201,
  },
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
  'GET /api/organizations/:id/users/:userId/scopes': {
    summary: 'Lists the permissions of a member',
    answer: z.array(organizationScope),
  },

  'GET /api/organizations/:id/applications': {
    summary: 'Lists the applications of an organization',
    query: ['q'],
    paging: 'always',
    answer: z.array(organizationApplication),
  },
  'POST /api/organizations/:id/applications': {
    summary: 'Adds machine-to-machine applications',
    body: addedApplications,
    status: 201,
  },
  'PUT /api/organizations/:id/applications': { summary: 'Replaces the applications', body: replacedApplications },
  'DELETE /api/organizations/:id/applications/:applicationId': { summary: 'Removes an application' },
  'POST /api/organizations/:id/applications/roles': {
    summary: 'Adds every role to every application',
    body: rolesOfApplications,
    status: 201,
  },
  'GET /api/organizations/:id/applications/:applicationId/roles': {
    summary: 'Lists the roles of an application',
    paging: 'optional',
    answer: z.array(organizationRole),
  },
  'POST /api/organizations/:id/applications/:applicationId/roles': {
    summary: 'Adds roles to an application',
    body: applicationRolesBody,
    status: 201,
  },
  'PUT /api/organizations/:id/applications/:applicationId/roles': {
    summary: 'Replaces the roles of an application',
    body: applicationRolesBody,
  },
  'DELETE /api/organizations/:id/applications/:applicationId/roles/:organizationRoleId': {
    summary: 'Removes a role from an application',
  },

  'GET /api/organizations/:id/jit/email-domains': {
    summary: 'Lists the email domains whose users become members',
    paging: 'optional',
    answer: z.array(emailDomain),
  },
  'POST /api/organizations/:id/jit/email-domains': {
    summary: 'Adds an email domain',
    body: newEmailDomain,
    answer: emailDomain,
    status: 201,
  },
  'PUT /api/organizations/:id/jit/email-domains': {
    summary: 'Replaces the email domains',
    body: replacedEmailDomains,
  },
  'DELETE /api/organizations/:id/jit/email-domains/:emailDomain': { summary: 'Removes an email domain' },
  'GET /api/organizations/:id/jit/roles': {
    summary: 'Lists the roles that users get with membership',
    paging: 'optional',
    answer: z.array(organizationRole),
  },
  'POST /api/organizations/:id/jit/roles': { summary: 'Adds such roles', body: roleIds.added, status: 201 },
  'PUT /api/organizations/:id/jit/roles': { summary: 'Replaces such roles', body: roleIds.replaced },
  'DELETE /api/organizations/:id/jit/roles/:organizationRoleId': { summary: 'Removes such a role' },
  'GET /api/organizations/:id/jit/sso-connectors': {
    summary: 'Lists the enterprise connectors whose users become members',
    paging: 'optional',
    answer: z.array(createdSsoConnector),
  },
  'POST /api/organizations/:id/jit/sso-connectors': {
    summary: 'Adds enterprise connectors',
    body: connectorIds.added,
    status: 201,
  },
  'PUT /api/organizations/:id/jit/sso-connectors': {
    summary: 'Replaces the enterprise connectors',
    body: connectorIds.replaced,
  },
  'DELETE /api/organizations/:id/jit/sso-connectors/:ssoConnectorId': { summary: 'Removes an enterprise connector' },
};
