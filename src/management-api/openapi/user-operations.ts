import * as z from 'zod';

import {
  allIdentities,
  identities,
  identityAnswer,
  identityExchange,
  ssoIdentityAnswer,
} from '#contract/identities.ts';
import { mfaSecret, mfaVerification, newMfaVerification, userConfigs, userConfigsPatch } from '#contract/mfa.ts';
import { userOrganization } from '#contract/organizations.ts';
import { passwordBody, passwordExpirationBody } from '#contract/passwords.ts';
import { addedRoles, role, roleIdsBody } from '#contract/roles.ts';
import { grants, session, sessions } from '#contract/sessions.ts';
import { newPersonalAccessToken, personalAccessToken, tokenNameBody, tokenRenaming } from '#contract/tokens.ts';
import {
  customData,
  customDataPatch,
  hasPassword,
  identity,
  newUser,
  profile,
  profilePatch,
  suspensionPatch,
  user,
  userPatch,
} from '#contract/users.ts';

import { type Operations, searchParameters } from './operation.ts';

const withDigest = ['includePasswordHash'];
const withSecret = ['includeTokenSecret'];

/** Operations on users and their sub-resources. */
export const userOperations: Operations = {
  'GET /api/users': {
    summary: 'Lists and searches users, newest first',
    query: [...searchParameters, 'excludeRoleId', 'excludeOrganizationId', ...withDigest],
    paging: 'always',
    answer: z.array(user),
  },
  'POST /api/users': { summary: 'Creates a user', body: newUser, answer: user },
  'GET /api/users/:userId': { summary: 'Reads a user', query: ['includeSsoIdentities', ...withDigest], answer: user },
  'PATCH /api/users/:userId': { summary: 'Changes a user', body: userPatch, answer: user },
  'DELETE /api/users/:userId': { summary: 'Deletes a user and all related records' },
  'GET /api/users/:userId/custom-data': { summary: 'Reads the custom data', answer: customData },
  'PATCH /api/users/:userId/custom-data': { summary: 'Merges custom data', body: customDataPatch, answer: customData },
  'PATCH /api/users/:userId/profile': { summary: 'Merges the profile', body: profilePatch, answer: profile },
  'PATCH /api/users/:userId/password': { summary: 'Sets a password', body: passwordBody, answer: user },
  'PATCH /api/users/:userId/password/expiration': {
    summary: 'Marks a password as expired or not expired',
    body: passwordExpirationBody,
    answer: user,
  },
  'POST /api/users/:userId/password/verify': { summary: 'Checks a password', body: passwordBody },
  'GET /api/users/:userId/has-password': { summary: 'Returns whether the user has a password', answer: hasPassword },
  'PATCH /api/users/:userId/is-suspended': { summary: 'Suspends or restores', body: suspensionPatch, answer: user },
  'GET /api/users/:userId/logto-configs': { summary: 'Reads sign-in settings of a user', answer: userConfigs },
  'PATCH /api/users/:userId/logto-configs': {
    summary: 'Changes sign-in settings of a user',
    body: userConfigsPatch,
    answer: userConfigs,
  },

  'GET /api/users/:userId/roles': {
    summary: 'Lists the roles of a user',
    query: searchParameters,
    paging: 'always',
    answer: z.array(role),
  },
  'POST /api/users/:userId/roles': { summary: 'Adds roles', body: roleIdsBody, answer: addedRoles, status: 201 },
  'PUT /api/users/:userId/roles': { summary: 'Replaces the roles', body: roleIdsBody, answer: roleIdsBody },
  'DELETE /api/users/:userId/roles/:roleId': { summary: 'Removes a role' },
  'GET /api/users/:userId/organizations': {
    summary: 'Lists the organizations of a user',
    answer: z.array(userOrganization),
  },

  'GET /api/users/:userId/identities/:target': {
    summary: 'Reads a social account',
    query: withSecret,
    answer: identityAnswer,
  },
  'PUT /api/users/:userId/identities/:target': {
    summary: 'Sets a social account; 201 if it is new',
    body: identity,
    answer: identities,
    status: [200, 201],
  },
  'POST /api/users/:userId/identities': {
    summary: 'Links a social account from a provider’s response',
    body: identityExchange,
    answer: identities,
  },
  'DELETE /api/users/:userId/identities/:target': { summary: 'Unlinks a social account', answer: user },
  'GET /api/users/:userId/sso-identities/:ssoConnectorId': {
    summary: 'Reads an enterprise account',
    query: withSecret,
    answer: ssoIdentityAnswer,
  },
  'GET /api/users/:userId/all-identities': {
    summary: 'Lists social and enterprise accounts',
    query: withSecret,
    answer: allIdentities,
  },

  'GET /api/users/:userId/mfa-verifications': { summary: 'Lists MFA factors', answer: z.array(mfaVerification) },
  'POST /api/users/:userId/mfa-verifications': {
    summary: 'Adds an MFA factor and returns its secret once',
    body: newMfaVerification,
    answer: mfaSecret,
  },
  'DELETE /api/users/:userId/mfa-verifications/:verificationId': { summary: 'Deletes an MFA factor' },

  'GET /api/users/:userId/personal-access-tokens': {
    summary: 'Lists personal access tokens, with their values',
    answer: z.array(personalAccessToken),
  },
  'POST /api/users/:userId/personal-access-tokens': {
    summary: 'Creates a personal access token',
    body: newPersonalAccessToken,
    answer: personalAccessToken,
    status: 201,
  },
  'PATCH /api/users/:userId/personal-access-tokens': {
    summary: 'Renames a personal access token',
    body: tokenRenaming,
    answer: personalAccessToken,
  },
  'POST /api/users/:userId/personal-access-tokens/delete': {
    summary: 'Deletes a personal access token',
    body: tokenNameBody,
  },
  'PATCH /api/users/:userId/personal-access-tokens/:name': {
    summary: 'Renames a personal access token (older form)',
    body: tokenNameBody,
    answer: personalAccessToken,
  },
  'DELETE /api/users/:userId/personal-access-tokens/:name': { summary: 'Deletes a personal access token (older form)' },

  'GET /api/users/:userId/sessions': { summary: 'Lists sessions that have not expired', answer: sessions },
  'GET /api/users/:userId/sessions/:sessionId': { summary: 'Reads a session', answer: session },
  'DELETE /api/users/:userId/sessions/:sessionId': { summary: 'Revokes a session', query: ['revokeGrantsTarget'] },
  'GET /api/users/:userId/grants': { summary: 'Lists grants', query: ['appType'], answer: grants },
  'DELETE /api/users/:userId/grants/:grantId': { summary: 'Revokes a grant' },
};
