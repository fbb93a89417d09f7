import type { search as english } from '#console/i18n/en/search.ts';
import type { Translated } from '#console/i18n/translated.ts';

/** Advanced search and filters on the list itself; `advancedSearch` has the texts of their forms. */
export const search: Translated<typeof english> = {
  advanced: 'Advanced search',
  advancedWith: 'Advanced search ({{count, number}})',
  filters: 'Filters',
  filtersWith: 'Filters ({{count, number}})',
  fields: {
    id: 'ID',
    primaryEmail: 'Email',
    primaryPhone: 'Phone',
    username: 'Username',
    name: 'Name',
  },
  modes: {
    is: 'is',
    contains: 'contains',
    startsWith: 'starts with',
    endsWith: 'ends with',
    like: 'matches the pattern (LIKE)',
    posix: 'matches the regular expression',
    similarTo: 'matches the pattern (SIMILAR TO)',
  },
  notAllowed: 'You can’t use this search',
  unreadable: 'This search can’t be run',
  unreadableHint: 'The address has a search that the identity service doesn’t know. Start a new search.',
  saved: 'Saved searches',
};
