import { expect, it } from 'vitest';

import { gatewayErrorCodes } from '#contract/errors.ts';

import { ApiError, isGone, UnreachableError } from './api-error.ts';

const refusal = (status: number, code?: string) => new ApiError(new Response(null, { status }), code ? { code } : {});

it.each([
  ['a missing user, role or factor', refusal(404, 'entity.not_found'), true],
  ['a missing log entry or resource', refusal(404, 'entity.not_exists_with_id'), true],
  ['an update of a missing row', refusal(404, 'entity.not_exists'), true],
  ['a revoked session', refusal(404, 'oidc.session_not_found'), true],
  ['a session of another user', refusal(404, 'oidc.invalid_session_account_id'), true],
  ['a revoked grant', refusal(404, 'oidc.invalid_grant'), true],
  ['an unlinked identity', refusal(404, 'user.identity_not_exist'), true],
  ['an unlinked enterprise identity', refusal(404, 'user.enterprise_sso_identity_not_exists'), true],
  ['an account that the gateway did not find', refusal(404, gatewayErrorCodes.accountNotFound), true],
  ['404 without a code', refusal(404), true],
  ['a route that Logto is too old for', refusal(404, gatewayErrorCodes.notOffered), false],
  ['a refusal', refusal(403, gatewayErrorCodes.notPermitted), false],
  ['a code of a missing thing with another status', refusal(422, 'entity.not_found'), false],
  ['an unknown user in a role', refusal(422, 'entity.relation_foreign_key_not_found'), false],
  ['a failure', refusal(502, gatewayErrorCodes.failed), false],
  ['no response', new UnreachableError(), false],
  ['no error', null, false],
])('counts %s as gone or not', (_what, error, expected) => {
  expect(isGone(error)).toBe(expected);
});
