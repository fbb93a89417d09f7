import * as z from 'zod';

import { activeUsers, newUsers, userTotal } from '#contract/dashboard.ts';
import { log } from '#contract/logs.ts';
import { newOneTimeToken, oneTimeToken, oneTimeTokenCheck } from '#contract/one-time-tokens.ts';
import { passwordCheckAnswer, passwordCheckBody } from '#contract/passwords.ts';
import { sentinelDeletion, userAssetsStatus } from '#contract/sentinel-activities.ts';
import { signInExperiencePatch } from '#contract/sign-in-experience-writes.ts';
import { usernameConflicts } from '#contract/sign-in-experience.ts';
import { newSubjectToken, subjectToken } from '#contract/tokens.ts';
import { verificationCodeCheck, verificationCodeRequest } from '#contract/verification-codes.ts';

import type { Operations } from './operation.ts';

const signInSettings = z.object({ tenantId: z.string(), id: z.string(), ...signInExperiencePatch.shape });

/** Operations on resources related to users. */
export const relatedOperations: Operations = {
  'GET /api/logs': {
    summary: 'Lists Logto’s audit log, newest first',
    query: ['userId', 'applicationId', 'logKey', 'start_time', 'end_time', 'enableCap'],
    paging: 'always',
    answer: z.array(log),
  },
  'GET /api/logs/:id': { summary: 'Reads an entry of the audit log', answer: log },
  'GET /api/dashboard/users/total': { summary: 'Counts users', answer: userTotal },
  'GET /api/dashboard/users/new': { summary: 'Counts new users', answer: newUsers },
  'GET /api/dashboard/users/active': { summary: 'Counts active users', query: ['date'], answer: activeUsers },

  'GET /api/sign-in-exp': { summary: 'Reads sign-in settings', answer: signInSettings },
  'PATCH /api/sign-in-exp': {
    summary: 'Changes sign-in settings',
    body: signInExperiencePatch,
    answer: signInSettings,
  },
  'POST /api/sign-in-exp/default/check-password': {
    summary: 'Checks a password against the policy; 400 with a result if refused',
    body: passwordCheckBody,
    answer: passwordCheckAnswer,
  },
  'GET /api/sign-in-exp/username-policy/case-sensitivity-conflicts': {
    summary: 'Lists usernames that differ only in case',
    query: ['limit'],
    answer: usernameConflicts,
  },

  'POST /api/one-time-tokens': {
    summary: 'Creates a one-time token',
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
    summary: 'Consumes a one-time token',
    body: oneTimeTokenCheck,
    answer: oneTimeToken,
  },
  'POST /api/verification-codes': { summary: 'Sends a code to the outbox', body: verificationCodeRequest },
  'POST /api/verification-codes/verify': { summary: 'Consumes a code', body: verificationCodeCheck },
  'POST /api/subject-tokens': {
    summary: 'Creates a subject token for impersonation',
    body: newSubjectToken,
    answer: subjectToken,
    status: 201,
  },
  'POST /api/sentinel-activities/delete': { summary: 'Unlocks identifiers', body: sentinelDeletion },
  'GET /api/user-assets/service-status': { summary: 'Returns whether images can be stored', answer: userAssetsStatus },
};
