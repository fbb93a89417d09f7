import * as z from 'zod';

import { application } from '#contract/applications.ts';
import { connector } from '#contract/connectors.ts';
import { activeUsers, newUsers, userTotal } from '#contract/dashboard.ts';
import { log } from '#contract/logs.ts';
import { sentinelDeletion, userAssetsStatus } from '#contract/sentinel-activities.ts';
import { newOneTimeToken, oneTimeToken, oneTimeTokenCheck } from '#contract/one-time-tokens.ts';
import { passwordCheckAnswer, passwordCheckBody } from '#contract/passwords.ts';
import { role } from '#contract/roles.ts';
import { signInExperience, signInExperiencePatch, usernameConflicts } from '#contract/sign-in-experience.ts';
import { ssoConnector } from '#contract/sso-connectors.ts';
import { newSubjectToken, subjectToken } from '#contract/tokens.ts';
import { verificationCodeCheck, verificationCodeRequest } from '#contract/verification-codes.ts';

import { type Operations, searchParameters } from './operation.ts';

/** What a console of users asks beside them. */
export const neighborOperations: Operations = {
  'GET /api/logs': {
    summary: 'Lists the audit log, newest first',
    query: ['userId', 'applicationId', 'logKey', 'start_time', 'end_time', 'enableCap'],
    paging: 'always',
    answer: z.array(log),
  },
  'GET /api/logs/:id': { summary: 'Reads an entry of the audit log', answer: log },
  'GET /api/dashboard/users/total': { summary: 'Counts users', answer: userTotal },
  'GET /api/dashboard/users/new': { summary: 'Counts new users', answer: newUsers },
  'GET /api/dashboard/users/active': { summary: 'Counts active users', query: ['date'], answer: activeUsers },

  'GET /api/applications': {
    summary: 'Lists applications',
    query: [...searchParameters, 'types', 'isThirdParty', 'excludeRoleId'],
    paging: 'optional',
    answer: z.array(application),
  },
  'GET /api/applications/:id': { summary: 'Reads an application', answer: application },
  'GET /api/applications/:id/roles': {
    summary: 'Lists the roles of an application',
    query: searchParameters,
    paging: 'always',
    answer: z.array(role),
  },
  'GET /api/connectors': { summary: 'Lists connectors', query: ['target'], answer: z.array(connector) },
  'GET /api/connectors/:id': { summary: 'Reads a connector', answer: connector },
  'GET /api/sso-connectors': {
    summary: 'Lists enterprise connectors',
    paging: 'optional',
    answer: z.array(ssoConnector),
  },
  'GET /api/sso-connectors/:id': { summary: 'Reads an enterprise connector', answer: ssoConnector },

  'GET /api/sign-in-exp': { summary: 'Reads the settings of sign-in', answer: signInExperience },
  'PATCH /api/sign-in-exp': {
    summary: 'Replaces settings of sign-in',
    body: signInExperiencePatch,
    answer: signInExperience,
  },
  'POST /api/sign-in-exp/default/check-password': {
    summary: 'Tells whether a password fits the policy; 400 with a result when not',
    body: passwordCheckBody,
    answer: passwordCheckAnswer,
  },
  'GET /api/sign-in-exp/username-policy/case-sensitivity-conflicts': {
    summary: 'Lists usernames that differ only in case',
    query: ['limit'],
    answer: usernameConflicts,
  },

  'POST /api/one-time-tokens': {
    summary: 'Makes a one-time token',
    body: newOneTimeToken,
    answer: oneTimeToken,
    status: 201,
  },
  'GET /api/one-time-tokens': {
    summary: 'Lists one-time tokens',
    query: ['email', 'status'],
    paging: 'optional',
    answer: z.array(oneTimeToken),
  },
  'GET /api/one-time-tokens/:id': { summary: 'Reads a one-time token', answer: oneTimeToken },
  'POST /api/one-time-tokens/verify': {
    summary: 'Uses a one-time token up',
    body: oneTimeTokenCheck,
    answer: oneTimeToken,
  },
  'POST /api/verification-codes': { summary: 'Sends a code, to the outbox', body: verificationCodeRequest },
  'POST /api/verification-codes/verify': { summary: 'Uses a code up', body: verificationCodeCheck },
  'POST /api/subject-tokens': {
    summary: 'Makes a token to act as a user',
    body: newSubjectToken,
    answer: subjectToken,
    status: 201,
  },
  'POST /api/sentinel-activities/delete': { summary: 'Lifts the locks of identifiers', body: sentinelDeletion },
  'GET /api/user-assets/service-status': { summary: 'Tells whether pictures can be stored', answer: userAssetsStatus },

  'GET /api/status': { summary: 'Tells that the server is there; needs no token' },
  'GET /api/swagger.json': { summary: 'This description; needs no token', answer: z.looseObject({}) },
  'GET /api/.well-known/management.openapi.json': {
    summary: 'The same under the name that tools look for',
    answer: z.looseObject({}),
  },
};
