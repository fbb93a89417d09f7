import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  idleLookup,
  isSearching,
  isSettled,
  isWide,
  type LookupEvent,
  type LookupState,
  type LookupStateName,
  nextLookup,
  transitions,
} from './lookup-machine.ts';

const id = 'search-1';
const names: readonly LookupStateName[] = [
  'idle',
  'reading',
  'typing',
  'exact',
  'unmatched',
  'ignoringCase',
  'ignoringCaseAndAnywhere',
  'found',
  'notFound',
  'anywhere',
];
const notIdle = names.filter((name) => name !== 'idle');
const lookup = (name: LookupStateName, facts: Partial<LookupState> = {}): LookupState => ({
  ...idleLookup(id),
  text: 'ada',
  name,
  ...facts,
});

const typed: LookupEvent = { type: 'typed', text: 'grace', id: 'search-2' };
const cleared: LookupEvent = { type: 'cleared', text: '', id: 'search-2' };
const submitted: LookupEvent = { type: 'submitted' };
const interpreted: LookupEvent = { type: 'interpreted', as: 'name DE', isComplete: false, isSubmitted: false };
const paused = (pauses: number): LookupEvent => ({ type: 'paused', id, pauses });
const answered = (hits: number): LookupEvent => ({ type: 'answered', id, hits });

type Row = [
  from: readonly LookupStateName[],
  facts: Partial<LookupState>,
  event: LookupEvent,
  to: LookupStateName | 'same',
];

const searching: LookupStateName[] = ['exact', 'ignoringCase', 'ignoringCaseAndAnywhere'];
const rows: readonly Row[] = [
  [names, {}, typed, 'reading'],
  [names, {}, cleared, 'idle'],

  [notIdle, {}, interpreted, 'typing'],
  [notIdle, {}, { ...interpreted, isComplete: true }, 'exact'],
  [notIdle, {}, { ...interpreted, isSubmitted: true }, 'exact'],
  [notIdle, { isPasted: true }, interpreted, 'exact'],
  [notIdle, { pauses: 1 }, interpreted, 'exact'],

  [['typing'], {}, submitted, 'exact'],
  [['unmatched'], {}, submitted, 'ignoringCaseAndAnywhere'],
  [['notFound'], {}, submitted, 'anywhere'],
  [['found'], { hits: 2 }, submitted, 'anywhere'],
  [['found'], { hits: 1 }, submitted, 'found'],
  [['reading', 'exact', 'ignoringCase'], {}, submitted, 'same'],

  [['typing'], {}, paused(1), 'exact'],
  [['unmatched'], {}, paused(1), 'unmatched'],
  [['unmatched'], {}, paused(2), 'ignoringCaseAndAnywhere'],
  [['notFound'], {}, paused(1), 'notFound'],
  [['notFound'], {}, paused(2), 'anywhere'],
  [['reading', 'exact', 'ignoringCase', 'found', 'anywhere'], {}, paused(2), 'same'],

  [searching, {}, answered(1), 'found'],
  [searching, {}, answered(3), 'found'],
  [searching, { isSubmitted: true }, answered(1), 'found'],
  [searching, { isSubmitted: true }, answered(3), 'anywhere'],
  [['exact'], {}, answered(0), 'unmatched'],
  [['exact'], { pauses: 1 }, answered(0), 'unmatched'],
  [['exact'], { pauses: 2 }, answered(0), 'ignoringCaseAndAnywhere'],
  [['exact'], { isSubmitted: true }, answered(0), 'ignoringCaseAndAnywhere'],
  [['exact'], { isComplete: true, pauses: 2 }, answered(0), 'ignoringCase'],
  [['ignoringCase', 'ignoringCaseAndAnywhere'], { pauses: 2 }, answered(0), 'anywhere'],
  [['ignoringCase', 'ignoringCaseAndAnywhere'], { isSubmitted: true }, answered(0), 'anywhere'],
  [['ignoringCase'], { isComplete: true }, answered(0), 'notFound'],
  [['idle', 'reading', 'typing', 'found', 'notFound', 'anywhere'], {}, answered(7), 'same'],
];
const cases = rows.flatMap(([from, facts, event, to]) =>
  from.map((name) => ({ before: lookup(name, facts), event, to: to === 'same' ? name : to })),
);

describe('transitions', () => {
  it.each(cases)('$before.name on $event: $to', ({ before, event, to }) => {
    expect(nextLookup(before, event).name).toBe(to);
  });

  it('are all tested', () => {
    const taken = cases.map(({ before, event }) => {
      const after = { ...before, ...nextLookup(before, event) };
      return transitions[event.type].find(([from, , when]) => from.includes(before.name) && when?.(after) !== false);
    });
    const all = Object.values(transitions).flat();
    expect(all.filter((row) => !taken.includes(row))).toEqual([]);
  });
});

it.each([
  ['pasted', '', 'grace', true],
  ['pasted into text', 'ada', 'adgracea', true],
  ['pasted over text', 'grace', 'ada', true],
  ['typed', 'ad', 'ada', false],
  ['deleted', 'ada', 'ad', false],
  ['asked for again', 'ada', 'ada', true],
])('knows whether text was %s', (_how, before, text, isPasted) => {
  expect(nextLookup(lookup('idle', { text: before }), { type: 'typed', text, id })).toMatchObject({ isPasted });
});

it('requests the exact searches one after the other', () => {
  const seen: LookupEvent[] = [
    { type: 'typed', text: 'a', id: 'search-2' },
    interpreted,
    { type: 'paused', id: 'search-2', pauses: 1 },
    { type: 'answered', id: 'search-2', hits: 0 },
    submitted,
  ];
  const counts: [LookupStateName, number][] = [];
  seen.reduce((state, event) => {
    const next = nextLookup(state, event);
    counts.push([next.name, next.searches]);
    return next;
  }, idleLookup(id));
  expect(counts).toEqual([
    ['reading', 0],
    ['typing', 0],
    ['exact', 1],
    ['unmatched', 1],
    ['ignoringCaseAndAnywhere', 2],
  ]);
});

const anyEvent: fc.Arbitrary<LookupEvent> = fc.oneof(
  fc.record({
    type: fc.constant('typed' as const),
    text: fc.string({ minLength: 1 }),
    id: fc.constantFrom('1', '2', '3'),
  }),
  fc.record({ type: fc.constant('cleared' as const), text: fc.constant(''), id: fc.constantFrom('1', '2', '3') }),
  fc.record({
    type: fc.constant('interpreted' as const),
    as: fc.string(),
    isComplete: fc.boolean(),
    isSubmitted: fc.boolean(),
  }),
  fc.constant(submitted),
  fc.record({
    type: fc.constant('paused' as const),
    id: fc.constantFrom('1', '2', '3'),
    pauses: fc.constantFrom(1, 2),
  }),
  fc.record({ type: fc.constant('answered' as const), id: fc.constantFrom('1', '2', '3'), hits: fc.nat(3) }),
);
/** A state that the lookup can be in. */
const reachable = fc.array(anyEvent, { maxLength: 20 }).map((events) => events.reduce(nextLookup, idleLookup('1')));

describe('in every state', () => {
  it('a stale answer or pause changes nothing', () => {
    fc.assert(
      fc.property(reachable, fc.nat(3), (state, hits) => {
        expect(nextLookup(state, { type: 'answered', id: 'stale', hits })).toBe(state);
        expect(nextLookup(state, { type: 'paused', id: 'stale', pauses: 2 })).toBe(state);
      }),
    );
  });

  it('an answer that nothing waits for changes nothing', () => {
    fc.assert(
      fc.property(reachable, fc.nat(3), (state, hits) => {
        fc.pre(!isSearching(state));
        expect(nextLookup(state, { type: 'answered', id: state.id, hits })).toBe(state);
      }),
    );
  });

  it('an emptied box returns to idle, where nothing is requested', () => {
    fc.assert(
      fc.property(reachable, (state) => {
        const emptied = nextLookup(state, { type: 'cleared', text: '', id: 'new' });
        expect(emptied).toEqual(idleLookup('new'));
        expect(isSettled(emptied) || isWide(emptied) || isSearching(emptied)).toBe(false);
      }),
    );
  });

  it('new text forgets the previous one', () => {
    fc.assert(
      fc.property(reachable, fc.string({ minLength: 1 }), (state, text) => {
        const next = nextLookup(state, { type: 'typed', text, id: 'new' });
        expect(next).toMatchObject({ name: 'reading', isSubmitted: false, pauses: 0, searches: 0, hits: 0 });
      }),
    );
  });

  it('a single exact match wins: the search anywhere does not run', () => {
    fc.assert(
      fc.property(reachable, fc.array(fc.constantFrom('submitted', 'short pause', 'long pause')), (state, later) => {
        fc.pre(isSearching(state));
        const found = nextLookup(state, { type: 'answered', id: state.id, hits: 1 });
        const end = later.reduce(
          (now, what) =>
            nextLookup(
              now,
              what === 'submitted'
                ? submitted
                : { type: 'paused', id: state.id, pauses: what === 'short pause' ? 1 : 2 },
            ),
          found,
        );
        expect(isSettled(end)).toBe(true);
        expect(isWide(end)).toBe(false);
      }),
    );
  });

  it('the table is not read while the operator types incomplete text', () => {
    fc.assert(
      fc.property(reachable, (state) => {
        if (state.searches < 2) return;
        expect(state.isComplete || state.isSubmitted || state.pauses === 2).toBe(true);
      }),
    );
  });

  it('answers and pauses lead to an end', () => {
    fc.assert(
      fc.property(reachable, fc.nat(3), fc.nat(3), (state, first, second) => {
        fc.pre(state.name !== 'idle');
        const events: LookupEvent[] = [
          { type: 'interpreted', as: '', isComplete: false, isSubmitted: false },
          { type: 'paused', id: state.id, pauses: 2 },
          { type: 'answered', id: state.id, hits: first },
          { type: 'answered', id: state.id, hits: second },
        ];
        expect(isSettled(events.reduce(nextLookup, state))).toBe(true);
      }),
    );
  });
});
