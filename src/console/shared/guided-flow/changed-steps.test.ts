import { expect, it } from 'vitest';

import { changedSteps, type KnownState, type StepState } from './use-guided-flow.ts';

const seen: KnownState = { text: '1 role: A', isDone: false, items: 'a' };
const changesOf = (state: StepState, isVolatile?: true) =>
  changedSteps(new Map([['roles', seen]]), [
    { id: 'roles', title: 'Remove roles', state, ...(isVolatile !== undefined && { isVolatile }) },
  ]).map(({ before, now }) => [before, now]);

it.each([
  ['the same', seen, []],
  ['another text', { text: 'no roles', isDone: true }, [['1 role: A', 'no roles']]],
  ['other items', { ...seen, items: 'b' }, [['1 role: A', '1 role: A']]],
  ['a state that is not known', 'waiting', []],
] as const)('compares %s with what the operator saw', (_name, state, expected) => {
  expect(changesOf(state)).toEqual(expected);
});

it('leaves out what the user changes by using the account, and what was not seen', () => {
  expect(changesOf({ text: 'no roles', isDone: true }, true)).toEqual([]);
  expect(changedSteps(new Map(), [{ id: 'roles', title: 'Remove roles', state: seen }])).toEqual([]);
});
