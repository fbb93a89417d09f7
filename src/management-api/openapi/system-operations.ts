import * as z from 'zod';

import {
  adminConsoleSettings,
  adminConsoleSettingsPatch,
  idTokenSettings,
  keyRotation,
  oidcKey,
  oidcSessionSettings,
  oidcSessionSettingsPatch,
} from '#contract/system-settings.ts';

import type { Operations } from './operation.ts';

const anything = z.looseObject({});
const experienceQuery = ['organizationId', 'appId'];

/** Operations on the server itself, and those that need no token. */
export const systemOperations: Operations = {
  'GET /api/status': { summary: 'Returns whether the server is running' },
  'GET /api/swagger.json': { summary: 'This document as OpenAPI', answer: anything },
  'GET /api/.well-known/management.openapi.json': {
    summary: 'The same document at its well-known path',
    answer: anything,
  },
  'GET /api/.well-known/sign-in-exp': {
    summary: 'Reads what a sign-in page shows',
    query: experienceQuery,
    answer: anything,
  },
  'GET /api/.well-known/experience': {
    summary: 'The same at its newer path',
    query: experienceQuery,
    answer: anything,
  },
  'GET /api/.well-known/phrases': {
    summary: 'Reads texts of a sign-in page',
    query: ['lng'],
    answer: anything,
  },
  'GET /api/.well-known/account-center': {
    summary: 'Reads what users may change themselves',
    answer: anything,
  },

  'GET /api/configs/admin-console': { summary: 'Reads notes of Logto’s console', answer: adminConsoleSettings },
  'PATCH /api/configs/admin-console': {
    summary: 'Changes notes of Logto’s console',
    body: adminConsoleSettingsPatch,
    answer: adminConsoleSettings,
  },
  'GET /api/configs/oidc/session': { summary: 'Reads the lifetime of sessions', answer: oidcSessionSettings },
  'PATCH /api/configs/oidc/session': {
    summary: 'Changes the lifetime of sessions',
    body: oidcSessionSettingsPatch,
    answer: oidcSessionSettings,
  },
  'GET /api/configs/oidc/:keyType': { summary: 'Lists keys without their secret parts', answer: z.array(oidcKey) },
  'POST /api/configs/oidc/:keyType/rotate': {
    summary: 'Replaces the current key; the previous one stays valid',
    body: keyRotation,
    answer: z.array(oidcKey),
  },
  'DELETE /api/configs/oidc/:keyType/:keyId': { summary: 'Deletes a previous key' },
  'GET /api/configs/id-token': { summary: 'Reads which claims ID tokens have', answer: idTokenSettings },
  'PUT /api/configs/id-token': {
    summary: 'Replaces which claims ID tokens have',
    body: idTokenSettings,
    answer: idTokenSettings,
  },
  'GET /api/configs/jwt-customizer': {
    summary: 'Lists scripts that customize tokens: none',
    answer: z.array(anything),
  },
  'GET /api/configs/jwt-customizer/:type': { summary: 'Refused, because there are no such scripts', status: 404 },
  'GET /api/systems/application': {
    summary: 'Refused, because a self-hosted server protects no applications',
    status: 501,
  },
};
