import { describe, expect, it } from 'vitest';

import { defaultApprovalSettings } from '#gateway/policy/approval-settings.ts';

import { SettingError } from './setting.ts';
import { readSettings } from './settings.ts';

const { operators: unset } = readSettings({});
const approvals = (text: string) => readSettings({ APPROVALS_REQUIRED: text }).operators.approvalsRequired;
const none = { operatorRoles: false, activeUsers: false, reveals: undefined };

it("uses the gateway's defaults when nothing is set", () => {
  expect(unset).toMatchObject(defaultApprovalSettings);
});

describe('APPROVALS_REQUIRED', () => {
  it.each([
    ['', none],
    [' , ', none],
    ['operator-roles', { ...none, operatorRoles: true }],
    ['active-users', { ...none, activeUsers: true }],
    ['reveals=20', { ...none, reveals: 20 }],
    ['reveals=0', { ...none, reveals: 0 }],
    ['operator-roles,active-users reveals=999999', { operatorRoles: true, activeUsers: true, reveals: 999_999 }],
  ])('%j', (text, expected) => expect(approvals(text)).toEqual(expected));

  it.each([
    'operators',
    'operator-roles,activeusers',
    'reveals',
    'reveals=',
    'reveals=-1',
    'reveals=many',
    'reveals=1234567',
    'reveals=1,reveals=2',
  ])('refuses %j and names the valid values', (text) => {
    expect(() => approvals(text)).toThrow(SettingError);
    expect(() => approvals(text)).toThrow(
      'APPROVALS_REQUIRED must be a list of operator-roles, active-users, reveals=',
    );
  });
});

describe('SEPARATION_OF_DUTIES', () => {
  it.each([
    ['', 'on'],
    ['on', 'on'],
    ['strict', 'strict'],
  ])('%j is %s', (text, expected) => {
    expect(readSettings({ SEPARATION_OF_DUTIES: text }).operators.separationOfDuties).toBe(expected);
  });

  it('cannot be switched off', () => {
    expect(() => readSettings({ SEPARATION_OF_DUTIES: 'off' })).toThrow(
      'SEPARATION_OF_DUTIES must be "on" or "strict"',
    );
  });
});

describe('REASON_PATTERN', () => {
  it('is a regular expression that a reason must match', () => {
    const { reasonPattern } = readSettings({ REASON_PATTERN: '[A-Z]+-\\d+' }).operators;
    expect([reasonPattern?.test('see INC-4711'), reasonPattern?.test('a reason')]).toEqual([true, false]);
    expect(readSettings({ REASON_PATTERN: '' }).operators.reasonPattern).toBeUndefined();
  });

  it.each(['[A-Z', '(?<x', '\\p{Nope}'])('refuses %j', (text) => {
    expect(() => readSettings({ REASON_PATTERN: text })).toThrow('REASON_PATTERN must be a regular expression');
  });
});

describe('AUDIT_MIN_DAYS', () => {
  it.each([
    ['', 30],
    ['0', 0],
    ['36500', 36_500],
  ])('%j is %i', (text, days) => {
    expect(readSettings({ AUDIT_MIN_DAYS: text }).operators.auditMinDays).toBe(days);
  });

  it.each(['-1', '1.5', 'month', '36501'])('refuses %j', (text) => {
    expect(() => readSettings({ AUDIT_MIN_DAYS: text })).toThrow('AUDIT_MIN_DAYS');
  });
});

it('lists the roles that operators can have', () => {
  const provider = {
    OIDC_ISSUER: 'https://auth.example.com/oidc',
    OIDC_CLIENT_ID: 'usher',
    OIDC_CLIENT_SECRET: 'secret',
    PUBLIC_URL: 'https://usher.example.com/',
  };
  expect(unset.knownRoles).toEqual(['viewer', 'support', 'admin']);
  expect(readSettings({ ...provider, ROLE_MAP: 'helpdesk=support' }).operators.knownRoles).toEqual(['support']);
});
