import i18next from 'i18next';
import { expect, it } from 'vitest';

import { ApiError } from './api-error.ts';
import { explainError } from './explain-error.ts';

const explain = (status: number, body: { code?: string; message?: string }, retryAfter?: string) =>
  explainError(
    new ApiError(new Response(null, { status, headers: retryAfter ? { 'retry-after': retryAfter } : {} }), body),
    i18next.getFixedT('en'),
  ).message;

it.each([
  [403, { code: 'auth.forbidden' }, undefined, /^The identity service doesn’t permit this/],
  [400, { code: 'guard.invalid_input' }, undefined, /^A value isn’t accepted/],
  [400, { code: 'user.invalid_email' }, undefined, /not a valid email/],
  [400, { code: 'user.invalid_phone' }, undefined, /not a valid phone number/],
  [429, { code: 'connector.new_limit' }, '7', /in 7 seconds/],
  [429, {}, undefined, /in a moment/],
  [500, { code: 'some.code' }, undefined, /^The server failed/],
  [503, {}, undefined, /^The server failed/],
  [422, { code: 'some.code' }, undefined, /^Refused: In English$/],
])('explains %i %o in the language of the console', (status, body, retryAfter, expected) => {
  expect(explain(status, { ...body, message: 'In English' }, retryAfter)).toMatch(expected);
});
