import type { lookup as english } from '#console/i18n/en/lookup.ts';
import type { Translated } from '#console/i18n/translated.ts';

export const lookup: Translated<typeof english> = {
  field: {
    id: 'ID',
    primaryEmail: 'Primary email',
    primaryPhone: 'Primary phone',
    username: 'Username',
    name: 'Name',
  },
  matched: 'Matched: {{field}}',
  list: 'Paste a list to look up many at once',
  exactOnly: 'Exact matches only.',
  found_other: '{{count, number}} exact matches.',
  enterOpens: 'Press Enter to open.',
  queued: 'Waiting for your earlier searches to finish.',
  searchContains: 'Search for part of a value',
};
