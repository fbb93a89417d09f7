import i18next from 'i18next';
import { expect, it } from 'vitest';

import type { NameOf } from '#console/shared/audit/record-names.ts';
import type { Job } from '#contract/jobs.ts';

import { isUnderWay, percentOf, writingRows } from './job-facts.ts';
import { changeText, doneText, jobTitle, lostTexts, recordsIn } from './job-texts.ts';
import { pollInterval } from './live-jobs.ts';

const { t } = i18next;
const nameOf: NameOf = (kind, id) => (id === 'known' ? `the ${kind}` : undefined);

it.each([
  [{ field: 'isSuspended', from: false, to: true }, 'Suspend'],
  [{ field: 'isSuspended', from: true, to: false }, 'Restore'],
  [{ field: 'roles.known', from: null, to: true }, 'Assign role the role'],
  [{ field: 'roles.gone', from: true, to: null }, 'Remove role gone'],
  [{ field: 'organizations.known', from: null, to: true }, 'Add to organization the organization'],
  [{ field: 'organizations.known', from: true, to: null }, 'Remove from organization the organization'],
  [{ field: 'sessions', from: 1, to: 0 }, 'Revoke 1 session or app grant'],
  [{ field: 'isPasswordExpired', from: null, to: true }, 'Expire password'],
  [{ field: 'account', from: 'Ann', to: null }, 'Delete account'],
  [{ field: 'account', from: null, to: 'Ann' }, 'Create account'],
  [{ field: 'customData.a.b', from: undefined, to: { x: [1] } }, 'Custom data a.b: not set → {"x":[1]}'],
  [{ field: 'customData.plan', from: 'free', to: undefined }, 'Custom data plan: free → not set'],
  [{ field: 'primaryEmail', from: '', to: 'a@example.org' }, 'Primary email: not set → a@example.org'],
  [{ field: 'profile.address', from: { country: 'CH' }, to: null }, 'Address: {"country":"CH"} → not set'],
  [{ field: 'profile.givenName', from: null, to: 'Ann' }, 'Given name: not set → Ann'],
])('describes a change: %j', (change, text) => {
  expect(changeText(change, nameOf, t)).toBe(text);
});

it('collects the roles and organizations whose names are needed', () => {
  const changes = ['roles.a', 'organizations.b', 'isSuspended', 'roles.c.d'].map((field) => ({ field }));
  expect(recordsIn(changes).after).toEqual({ roleIds: ['a', 'c.d'], organizationId: ['b'] });
});

it('names a job after what it is about', () => {
  expect(jobTitle({ kind: 'suspend', change: { action: 'suspend' }, subject: null, revertedKind: null }, t)).toBe(
    'Suspend users',
  );
  const roles = { action: 'assign-roles' as const, roleIds: ['a'] };
  expect(jobTitle({ kind: 'assign-roles', change: roles, subject: 'Editor', revertedKind: null }, t)).toBe(
    'Assign roles: Editor',
  );
  const key = { action: 'set-custom-data' as const, key: 'plan' };
  expect(
    jobTitle({ kind: 'set-custom-data', change: { ...key, value: 1 }, subject: null, revertedKind: null }, t),
  ).toBe('Set custom data: plan');
  expect(jobTitle({ kind: 'set-custom-data', change: key, subject: null, revertedKind: null }, t)).toBe(
    'Remove the key plan from the custom data',
  );
});

it('names a revert after the job that it reverts', () => {
  const revert = { kind: 'revert' as const, change: null, subject: 'users.csv' };
  expect(jobTitle({ ...revert, revertedKind: 'import' }, t)).toBe('Revert “Import users: users.csv”');
  expect(jobTitle({ ...revert, subject: null, revertedKind: 'suspend' }, t)).toBe('Revert “Suspend users”');
  expect(jobTitle({ ...revert, revertedKind: null }, t)).toBe('Revert a job: users.csv');
});

it('says how a job ended', () => {
  expect(doneText({ kind: 'suspend', states: { done: 57, skipped: 3 } }, t)).toBe('Suspended 57 users');
  expect(doneText({ kind: 'suspend', states: { done: 57, failed: 2, unknown: 1 } }, t)).toBe(
    'Suspended 57 users. 3 failed.',
  );
  expect(lostTexts({ sessions: 2, tokens: 0, roles: 1, organizations: 0 }, t)).toEqual([
    '2 sessions',
    '1 role assignment',
  ]);
});

it('counts the rows to write, and those that are finished', () => {
  const plans = { change: 6, create: 2, update: 2, already: 5 };
  const job = { plans, states: { done: 4, failed: 1, waiting: 3, running: 2, skipped: 5 } };
  expect(writingRows(job)).toBe(10);
  expect(percentOf(job)).toBe(50);
  expect(percentOf({ plans: {}, states: {} })).toBe(100);
});

it('reads a job again only while it is under way, soon at first', () => {
  const job = (state: Job['state'], startedAt: number | null = null) =>
    ({ state, createdAt: 1000, startedAt, states: {} }) as Job;
  expect(isUnderWay({ state: 'paused' })).toBe(false);
  expect(pollInterval(job('checking'), false, 2000)).toBe(500);
  expect(pollInterval(job('checking'), false, 20_000)).toBe(3000);
  expect(pollInterval(job('running', 19_000), false, 20_000)).toBe(500);
  expect(pollInterval(job('running', 1000), true, 20_000)).toBe(2000);
  expect(pollInterval(job('ready'), false, 2000)).toBe(false);
  expect(pollInterval({ ...job('canceled'), states: { running: 1 } }, false, 20_000)).toBe(3000);
});
