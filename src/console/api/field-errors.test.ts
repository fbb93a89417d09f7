import { expect, it } from 'vitest';

import { ApiError } from './api-error.ts';
import { fieldErrors } from './field-errors.ts';

const refusal = (code: string, data?: unknown) =>
  new ApiError(new Response(null, { status: 422 }), { code, ...(data !== undefined && { data }) });

it.each([
  ['user.username_already_in_use', [{ field: 'username', problem: 'usernameInUse' }]],
  ['user.email_already_in_use', [{ field: 'primaryEmail', problem: 'emailInUse' }]],
  ['user.phone_already_in_use', [{ field: 'primaryPhone', problem: 'phoneInUse' }]],
  ['user.invalid_phone', [{ field: 'primaryPhone', problem: 'phoneUnknown' }]],
  ['role.name_in_use', [{ field: 'name', problem: 'roleNameInUse' }]],
  ['entity.not_found', []],
])('returns the field that %s is about', (code, fields) => {
  expect(fieldErrors(refusal(code))).toEqual(fields);
});

it('returns the fields of invalid input by their own names', () => {
  const issue = (...path: (string | number)[]) => ({ code: 'invalid_type', message: 'Required', path });
  expect(fieldErrors(refusal('guard.invalid_input', { issues: [issue('profile', 'nickname'), issue(0)] }))).toEqual([
    { field: 'nickname', problem: 'invalid' },
  ]);
  expect(fieldErrors(refusal('guard.invalid_input'))).toEqual([]);
  expect(fieldErrors(new TypeError('fetch failed'))).toEqual([]);
});
