import { describe, expect, it } from 'vitest';

import { containing, readSearch, type Search, SearchSyntaxError, userSearchFields, writeSearch } from './search.ts';

/** The contract knows neither browser nor Node, so no URLSearchParams either. */
const read = (query: string) =>
  readSearch(
    query.split('&').map((pair): [string, string] => {
      const [name = '', value = ''] = pair.split('=').map(decodeURIComponent);
      return [name, value];
    }),
    userSearchFields,
  );

describe('reading', () => {
  it('asks all fields when none is named, with mode like, joined by or, ignoring case', () => {
    expect(read('search=%25ann%25')).toEqual({
      matches: [{ field: undefined, mode: 'like', values: ['%ann%'] }],
      joint: 'or',
      isCaseSensitive: false,
    });
  });

  it('is nothing when nothing is searched for', () => {
    expect(read('page=1&mode=exact&joint=and')).toBeUndefined();
  });

  it('takes field names in camel and in snake case', () => {
    expect(read('search.primary_email=a&search.primaryEmail=b&mode.primaryEmail=exact')?.matches).toEqual([
      { field: 'primaryEmail', mode: 'exact', values: ['a', 'b'] },
    ]);
  });

  it('falls back from the mode of the field to the general one', () => {
    expect(read('search.name=a&search.id=b&mode=posix&mode.id=exact')?.matches).toEqual([
      { field: 'name', mode: 'posix', values: ['a'] },
      { field: 'id', mode: 'exact', values: ['b'] },
    ]);
  });

  it('takes every parameter that begins with "search" for one (trap 21)', () => {
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
  ])('refuses %s', (query) => {
    expect(() => read(query)).toThrow(SearchSyntaxError);
  });
});

it('writes what it reads', () => {
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

it('writes the mode of a field that differs from the general one', () => {
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

it('makes text literal in a pattern', () => {
  expect(containing(String.raw`50%_\x`)).toBe(String.raw`%50\%\_\\x%`);
});
