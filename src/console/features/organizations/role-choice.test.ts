import { expect, it } from 'vitest';

import { roleChanges } from './role-choice.tsx';

it.each([
  [['a', 'b'], ['b', 'c'], { added: ['c'], removed: ['a'] }],
  [['a'], ['a'], { added: [], removed: [] }],
  [[], ['a'], { added: ['a'], removed: [] }],
  [['a'], [], { added: [], removed: ['a'] }],
])('comes from %j to %j', (current, chosen, changes) => {
  expect(roleChanges(current, chosen)).toEqual(changes);
});
