import { expect, it } from 'vitest';

import { isExactSearch } from './exact-search.ts';

const isExact = (query: string) => isExactSearch(new URLSearchParams(query));

it.each([
  '',
  'page=2&page_size=50',
  'search=ada%40example.org&mode=exact',
  'search.primaryEmail=ada%40example.org&mode.primaryEmail=exact&isCaseSensitive=true',
  'search.id=a&search.id=b&mode.id=exact&joint=or',
  'search.id=a&search.username=a&mode=exact',
])('accepts an exact search: %s', (query) => {
  expect(isExact(query)).toBe(true);
});

it.each([
  'search=ada',
  'search=%25a%25',
  'search=ada&mode.primaryEmail=exact',
  'search.primaryEmail=a%25&mode.primaryEmail=like',
  'search.primaryEmail=a%25&mode.username=exact',
  'search.primaryEmail=a&mode=exact&mode.primaryEmail=like',
  'search.primaryEmail=a&mode=like&mode.primaryEmail=exact',
  'search.primaryEmail=a&mode=exact&mode.primary_email=posix',
  'search.primary_email=a%25&mode.primaryEmail=exact',
  'search.primaryEmail=a&mode.primaryEmail=exact&mode.primaryEmail=posix',
  'searchText=a',
  'search=a&mode=EXACT',
  'search=a&mode=',
])('rejects a pattern: %s', (query) => {
  expect(isExact(query)).toBe(false);
});
