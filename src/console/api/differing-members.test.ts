import { expect, it } from 'vitest';

import { differingMembers } from './differing-members.ts';

it.each([
  ['values stored as sent', { name: 'a', tags: [1] }, { id: 1, name: 'a', tags: [1] }, []],
  ['another value', { name: 'a', isDefault: true }, { name: 'a', isDefault: false }, ['isDefault']],
  ['a value missing from the response, such as a secret', { password: 'x' }, { id: 1 }, []],
  ['a member of an object', { mfa: { skipped: true } }, { mfa: { enabled: true, skipped: false } }, ['skipped']],
  ['a list in another order', { tags: [1, 2] }, { tags: [2, 1] }, ['tags']],
])('compares %s', (_what, sent, answered, names) => {
  expect(differingMembers(sent, answered)).toEqual(names);
});
