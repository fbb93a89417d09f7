import { expect, it } from 'vitest';

import type { Permission } from '#contract/operators.ts';

import { problemOf, type Way, ways } from './ways.ts';

const user = { primaryEmail: 'ada@example.com', primaryPhone: null };
const links = { isOffered: true, applicationIds: ['app1'] };
const known = { user, links, may: () => true };

it('offers every way for an account with an email address', () => {
  expect(ways.map((way) => problemOf(way, known))).toEqual(ways.map(() => undefined));
});

it.each([
  ['link', { links: { isOffered: false, applicationIds: ['app1'] } }, 'notOffered'],
  ['link', { links: { isOffered: true, applicationIds: [] } }, 'noApp'],
  ['link', { links: null }, 'unchecked'],
  ['link', { links: undefined }, undefined],
  ['link', { user: { primaryEmail: null, primaryPhone: '491701234567' } }, 'noEmail'],
  ['code', { user: { primaryEmail: '', primaryPhone: null } }, 'noAddress'],
  ['code', { user: { primaryEmail: null, primaryPhone: '491701234567' } }, undefined],
  ['factor', { may: (action: Permission) => action !== 'mfa:reset' }, 'notPermitted'],
  ['address', { may: (action: Permission) => action !== 'identifiers:correct' }, 'notPermitted'],
  ['address', { may: (action: Permission) => action === 'identifiers:correct' }, undefined],
  ['password', { may: (action: Permission) => action !== 'passwords:reset' }, 'notPermitted'],
] as const)('%s: %j', (way: Way, changes, problem) => {
  expect(problemOf(way, { ...known, ...changes })).toBe(problem);
});
