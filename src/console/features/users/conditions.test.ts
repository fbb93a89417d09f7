import * as fc from 'fast-check';
import { expect, it } from 'vitest';

import { textSearch } from '#console/api/users.ts';
import { readSearch, userSearchFields, writeSearch } from '#contract/search.ts';

import { conditionProblem } from './condition-row.tsx';
import {
  type AdvancedSearch,
  asSearch,
  type Condition,
  conditionModes,
  literalModes,
  noConditions,
  unreadableSearch,
  readAdvancedSearch,
  withAdvancedSearch,
  matchCutter,
} from './conditions.ts';

const one = (condition: Condition, more: Partial<AdvancedSearch> = {}): AdvancedSearch => ({
  ...noConditions,
  conditions: [condition],
  ...more,
});
const addressOf = (search: AdvancedSearch) => String(withAdvancedSearch(new URLSearchParams(), search));
const read = (address: string) => readAdvancedSearch(new URLSearchParams(address));

it.each([
  [
    one({ field: 'primaryEmail', mode: 'contains', text: '@acme.test' }),
    'search.primaryEmail=%25%40acme.test%25&joint=and',
  ],
  [one({ field: 'name', mode: 'startsWith', text: '100% _a' }), 'search.name=100%5C%25+%5C_a%25&joint=and'],
  [one({ field: 'name', mode: 'endsWith', text: 'son' }), 'search.name=%25son&joint=and'],
  [one({ field: 'id', mode: 'is', text: 'a1\nb2' }), 'search.id=a1&search.id=b2&mode.id=exact&joint=and'],
  [
    one({ field: 'username', mode: 'posix', text: '^admin_' }, { isCaseSensitive: true, joint: 'or' }),
    'search.username=%5Eadmin_&mode.username=posix&isCaseSensitive=true',
  ],
  [
    one({ field: 'name', mode: 'similarTo', text: '(A|B)%' }, { isCaseSensitive: true }),
    'search.name=%28A%7CB%29%25&mode.name=similar_to&joint=and&isCaseSensitive=true',
  ],
  [one({ field: 'name', mode: 'like', text: 'A_a%' }), 'search.name=A_a%25&joint=and'],
])('writes %j to the URL and reads it again', (search, address) => {
  expect(addressOf(search)).toBe(address);
  expect(read(address)).toEqual(search);
});

it('survives a round trip through the URL and is valid for the API', () => {
  const text = fc
    .string({ minLength: 1 })
    .map((value) => value.trim())
    .filter((value) => /^[^\n\r]+$/.test(value));
  const conditions = fc.uniqueArray(
    fc.record({ field: fc.constantFrom(...userSearchFields), mode: fc.constantFrom(...literalModes), text }),
    { selector: ({ field }) => field, minLength: 1 },
  );
  const joint = fc.constantFrom('and', 'or');
  fc.assert(
    fc.property(fc.record({ conditions, joint, isCaseSensitive: fc.boolean() }), (search) => {
      const address = addressOf(search);
      const again = read(address);
      expect(addressOf(again)).toBe(address);
      // Formatted phone numbers become digits.
      const others = ({ conditions: all }: AdvancedSearch) => all.filter(({ field }) => field !== 'primaryPhone');
      expect(others(again)).toEqual(others(search));
      const match = asSearch({ search: '' }, search, textSearch);
      expect(match && readSearch(writeSearch(match), userSearchFields)).toEqual(match);
    }),
  );
});

it.each([
  [
    { mode: 'is', text: 'Renée' },
    { mode: 'exact', values: ['Renée', 'Rene\u0301e'] },
  ],
  [
    { mode: 'contains', text: 'née' },
    { mode: 'posix', values: ['(?:née|ne\u0301e)'] },
  ],
  [
    { mode: 'startsWith', text: 'Renée.' },
    { mode: 'posix', values: [String.raw`^(?:Renée\.|Rene${'\u0301'}e\.)`] },
  ],
  [
    { mode: 'endsWith', text: 'née' },
    { mode: 'posix', values: ['(?:née|ne\u0301e)$'] },
  ],
  [
    { mode: 'like', text: 'né_' },
    { mode: 'like', values: ['né_'] },
  ],
] as const)('searches for %j in all spellings, which are not in the URL', (condition, match) => {
  const search = one({ field: 'name', ...condition });
  expect(asSearch({ search: '' }, search, textSearch)?.matches).toEqual([{ field: 'name', ...match }]);
  expect(read(addressOf(search))).toEqual(search);
});

it('highlights a match in another spelling', () => {
  expect(matchCutter({ search: 'née' }, noConditions)('name', 'Rene\u0301e')).toEqual(['Re', 'ne\u0301e', '']);
});

it('keeps other parameters and resets the page', () => {
  const params = new URLSearchParams('search=ada&page=4&page_size=50&search.id=old&mode.id=exact&joint=or');
  const next = withAdvancedSearch(params, one({ field: 'name', mode: 'is', text: 'x' }));
  expect(String(next)).toBe('search=ada&page_size=50&search.name=x&mode.name=exact&joint=and');
  expect(String(withAdvancedSearch(next, noConditions))).toBe('search=ada&page_size=50');
});

it('omits conditions without a value', () => {
  const search = {
    ...noConditions,
    conditions: conditionModes.map((mode) => ({ field: 'name', mode, text: '' }) as const),
  };
  expect(addressOf(search)).toBe('');
  expect(asSearch({ search: '  ' }, search, textSearch)).toBeUndefined();
});

it.each([
  'search.shoe=9',
  'mode.name=telepathy&search.name=x',
  'search.name=a&search.name=b',
  'search.name=x&mode.name=similar_to',
  'joint=xor&search.name=x',
])('reports ?%s as invalid', (address) => {
  expect(read(address)).toBe(unreadableSearch);
});

it.each(['search.name=', 'search=everything'])('reads no condition from ?%s', (address) => {
  expect(read(address)).toEqual(noConditions);
});

it('combines the text of the box as one more condition', () => {
  expect(
    asSearch({ search: 'ada' }, one({ field: 'primaryPhone', mode: 'is', text: '+61 412 345 678' }), textSearch),
  ).toEqual({
    matches: [
      { mode: 'like', values: ['%ada%'] },
      { field: 'primaryPhone', mode: 'exact', values: ['61412345678'] },
    ],
    joint: 'and',
    isCaseSensitive: false,
  });
});

it.each([
  ['posix', '(', 'regex'],
  ['posix', '[a-', 'regex'],
  ['posix', '(?i)^ad(a|e)+$', undefined],
  ['posix', '***=(', undefined],
  ['like', 'abc\\', 'loneBackslash'],
  ['like', 'abc\\\\', undefined],
  ['similarTo', '\\', 'loneBackslash'],
  ['contains', '(\\', undefined],
] as const)('returns for %s %j: %s', (mode, text, problem) => {
  expect(conditionProblem({ field: 'name', mode, text })).toBe(problem);
});

it.each([
  ['', one({ field: 'name', mode: 'contains', text: 'a.' }), 'name', 'a.A.x', ['', 'a.', '', 'A.', 'x']],
  ['', one({ field: 'name', mode: 'contains', text: 'a' }, { isCaseSensitive: true }), 'name', 'Aa', ['A', 'a', '']],
  ['', one({ field: 'name', mode: 'startsWith', text: 'an' }), 'name', 'Anan', ['', 'An', 'an']],
  ['', one({ field: 'name', mode: 'endsWith', text: 'an' }), 'name', 'Anan', ['An', 'an', '']],
  ['', one({ field: 'primaryPhone', mode: 'is', text: '+61 4123' }), 'primaryPhone', '+614123', ['', '+614123', '']],
  ['', one({ field: 'name', mode: 'posix', text: 'an' }), 'name', 'Anan', ['Anan']],
  ['x', one({ field: 'name', mode: 'contains', text: 'an' }), 'username', 'anx', ['an', 'x', '']],
] as const)('splits at matches: %j %j in %s %s', (text, search, field, value, parts) => {
  expect(matchCutter({ search: text }, search)(field, value)).toEqual(parts);
});

it('highlights nothing in other fields', () => {
  const cut = matchCutter({ search: 'an', field: 'name' }, noConditions);
  expect([cut('name', 'Ana'), cut('username', 'ana')]).toEqual([['', 'An', 'a'], ['ana']]);
});

it.each([
  ['other conditions', one({ field: 'primaryEmail', mode: 'endsWith', text: '@contoso.example' }), 'name'],
  ['one on the name', one({ field: 'name', mode: 'contains', text: 'dr' }), undefined],
  ['case', { ...one({ field: 'username', mode: 'is', text: 'ada' }), isCaseSensitive: true }, undefined],
])('joins the words of a name with %s', (_, search, field) => {
  const [first] = asSearch({ search: 'Engelhardt, Wolfgang' }, search, textSearch)?.matches ?? [];
  expect(first?.field).toBe(field);
});
