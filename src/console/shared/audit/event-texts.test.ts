import i18next from 'i18next';
import { expect, it } from 'vitest';
import * as z from 'zod';

import { recordedActions } from '#console/features/audit-log/audit-log-filters.tsx';
import { errorCodes, gatewayErrorCodes } from '#contract/errors.ts';
import { permissions, signInFailures } from '#contract/operators.ts';
import { role } from '#contract/roles.ts';
import { user } from '#contract/users.ts';
import { recordedFields } from '#gateway/audit-log/without-secrets.ts';
import { rules } from '#gateway/policy/policy.ts';
import { accessOperations } from '#management-api/openapi/access-operations.ts';
import { relatedOperations } from '#management-api/openapi/related-operations.ts';
import { userOperations } from '#management-api/openapi/user-operations.ts';

import { actionName, fieldName, refusalOf, valueText } from './event-texts.ts';

const { t } = i18next;
const operations = { ...userOperations, ...accessOperations, ...relatedOperations };

it.each([...permissions, ...recordedActions])('translates %s', (action) => {
  expect(actionName(action, t)).not.toBe(action);
});

it('returns unknown actions unchanged', () => {
  expect(actionName('users:teleport', t)).toBe('users:teleport');
});

/** Names of the members of a request body, of all its forms. */
function membersOf(schema: z.core.$ZodType): string[] {
  const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  const forms = [json, ...(json.anyOf ?? []), ...(json.oneOf ?? []), ...(json.allOf ?? [])];
  return forms.flatMap((form) => Object.keys(form.properties ?? {}));
}

it('names each field that an audit event can have', () => {
  const forwarded = rules
    .filter(({ method }) => method !== 'GET')
    .flatMap(({ method, path }) => {
      const body = operations[`${method} ${path}`]?.body;
      return body === undefined ? [] : membersOf(body);
    });
  // A deletion records everything that is deleted.
  const fields = new Set([...forwarded, ...recordedFields, ...Object.keys(user.shape), ...Object.keys(role.shape)]);
  expect(fields).toContain('organizationRoleIds');
  expect([...fields].filter((field) => fieldName(field, t) === field)).toEqual([]);
});

it('labels names by what has them, and members of a profile by their names', () => {
  const zh = i18next.getFixedT('zh-CN');
  expect(fieldName('name', t, '/api/users/:userId')).toBe(t('user.field.name'));
  expect(fieldName('profile.givenName', t)).toBe('Given name');
  expect(fieldName('profile.toString', t)).toBe('toString');
  for (const route of ['/api/roles/:id', '/api/organizations', '/api/users/:userId/personal-access-tokens'])
    expect(fieldName('name', zh, route)).toBe(zh('audit.field.nameOfThing'));
});

it('describes each error code of the gateway and of a sign-in', () => {
  const codes = [
    ...Object.values(gatewayErrorCodes),
    ...Object.values(errorCodes),
    ...signInFailures.map((failure) => `sign-in.${failure}`),
  ];
  expect(codes.filter((code) => refusalOf(code, t).includes(code))).toEqual([]);
  expect(refusalOf('user.new_code', t)).toBe('The identity service refused it (user.new_code)');
});

it('describes recorded values, and keeps texts that have no translation', () => {
  expect(valueText('style', 'words', t)).toBe('Words');
  expect(valueText('requestedAction', 'users:delete', t)).toBe('Delete user');
  expect([3600, 86_400, 600, 90].map((seconds) => valueText('expiresIn', seconds, t))).toEqual([
    '1 hour',
    '1 day',
    '10 minutes',
    '90 seconds',
  ]);
  expect(valueText('isSuspended', false, t)).toBe('No');
  expect(valueText('deleteAt', '2026-12-15T10:00:00.000Z', t)).toMatch(/^Dec 15, 2026/);
  expect(valueText('deleteAt', 'soon', t)).toBe('soon');
  expect(valueText('expiresAt', Date.UTC(2026, 11, 15, 10), t)).toMatch(/^Dec 15, 2026/);
  expect(valueText('sentTo', '491701234567', t)).toBe('+491701234567');
  expect(valueText('username', '491701234567', t)).toBe('491701234567');
  expect(valueText('name', 'words', t)).toBe('words');
  expect(valueText('roleIds', ['a', 'b'], t)).toBe('a, b');
  expect(['', null, undefined].map((value) => valueText('style', value, t))).toEqual([undefined, undefined, undefined]);
});
