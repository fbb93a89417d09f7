import { afterEach, expect, it } from 'vitest';

import { organizationRequests } from './organizations.ts';
import { forgetReason, forgetReasons, reasonFor, rememberReason } from './reasons.ts';
import { roleRequests } from './role-requests.ts';
import { userRequests } from './user-requests.ts';

afterEach(forgetReasons);

it.each([
  ['a write to a user', 'ada', userRequests.remove('ada')],
  ['a role assigned to a user', 'ada', roleRequests.assign('ada', ['reader'])],
  ['a role removed from a user', 'ada', roleRequests.unassign('ada', 'reader')],
  ['a user added to an organization', 'ada', organizationRequests.add('acme', 'ada')],
  ['a user removed from an organization', 'ada', organizationRequests.remove('acme', 'ada')],
  ['a change of a role', 'reader', roleRequests.update('reader', { name: 'Reader' })],
  ['the deletion of a role', 'reader', roleRequests.remove('reader')],
])('is sent with %s', (_what, target, request) => {
  expect(reasonFor(request)).toBeUndefined();
  rememberReason(target, ' CASE-1 ');
  rememberReason('grace', 'CASE-2');
  expect(reasonFor(request)).toBe('CASE-1');
});

it('is not sent with reads', () => {
  rememberReason('ada', 'CASE-1');
  expect(reasonFor(userRequests.read('ada'))).toBeUndefined();
});

it('is sent with one new user but not with the next', () => {
  const request = userRequests.create({ name: 'Ada' });
  rememberReason('/api/users', 'CASE-1');
  expect(reasonFor(request)).toBe('CASE-1');
  forgetReason(request);
  expect(reasonFor(userRequests.create({ name: 'Grace' }))).toBeUndefined();
});
