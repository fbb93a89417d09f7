import { describe, expect, it } from 'vitest';

import { containing, readSearch, type Search, SearchSyntaxError, userSearchFields, writeSearch } from './search.ts';

/** src/contract has neither DOM nor Node types, hence no URLSearchParams. */
const read = (query: string) =>
  readSearch(
    query.split('&').map((pair): [string, string] => {
      const [name = '', value = ''] = pair.split('=').map(decodeURIComponent);
      return [name, value];
    }),
    userSearchFields,
  );

describe('reading', () => {
  it('defaults to all fields, mode like, joint or, and no case sensitivity', () => {
    expect(read('search=%25ann%25')).toEqual({
      matches: [{ field: undefined, mode: 'like', values: ['%ann%'] }],
      joint: 'or',
      isCaseSensitive: false,
    });
  });

  it('returns undefined without search parameters', () => {
    expect(read('page=1&mode=exact&joint=and')).toBeUndefined();
  });

  it('accepts field names in camel case and snake case', () => {
    expect(read('search.primary_email=a&search.primaryEmail=b&mode.primaryEmail=exact')?.matches).toEqual([
      { field: 'primaryEmail', mode: 'exact', values: ['a', 'b'] },
    ]);
  });

  it('uses the general mode for a field without a mode', () => {
    expect(read('search.name=a&search.id=b&mode=posix&mode.id=exact')?.matches).toEqual([
      { field: 'name', mode: 'posix', values: ['a'] },
      { field: 'id', mode: 'exact', values: ['b'] },
    ]);
  });

  // logto-behavior.md#12.21
  it('reads every parameter that starts with "search"', () => {
    expect(read('searchText=x')?.matches).toEqual([{ field: undefined, mode: 'like', values: ['x'] }]);
  });

  it.each([
    'search=',
    'search.name=',
    'search.email=x',
    'search.profile.name=x',
    'search=a&search=b',
    'search=x&mode=nope',
    'model=x',
    'search=x&joint=xor',
    'search.name=x&mode.name=similar_to',
  ])('rejects %s', (query) => {
    expect(() => read(query)).toThrow(SearchSyntaxError);
  });
});

it('writes a search that reads back the same', () => {
  const search: Search<'id' | 'name'> = {
    matches: [
      { field: 'id', mode: 'exact', values: ['a', 'b'] },
      { field: 'name', mode: 'similar_to', values: ['(x|y)'] },
    ],
    joint: 'and',
    isCaseSensitive: true,
  };
  expect(readSearch(writeSearch(search), userSearchFields)).toEqual(search);
});

it.each([
  ['search.name=', '"search.name" cannot be empty'],
  ['search.nope=x', '"search.nope" names no searchable field'],
  ['mode.name=fuzzy', '"mode.name" must be one of '],
  ['joint=xor', '"joint" must be "and" or "or"'],
  ['search.name=a&search.name=b', 'only the mode "exact" accepts several values'],
])('names what is wrong in %s', (query, reason) => {
  expect(() => read(query)).toThrow(reason);
});

it('writes the mode of a field that differs from the general mode', () => {
  const search: Search<'name'> = {
    matches: [
      { field: undefined, mode: 'posix', values: ['x'] },
      { field: 'name', mode: 'like', values: ['%y%'] },
    ],
    joint: 'and',
    isCaseSensitive: false,
  };
  expect(readSearch(writeSearch(search), userSearchFields)).toEqual(search);
});

it('escapes text in a pattern', () => {
  expect(containing(String.raw`50%_\x`)).toBe(String.raw`%50\%\_\\x%`);
});
