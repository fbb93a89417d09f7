export const lookup = {
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
  found_one: '{{count, number}} exact match.',
  found_other: '{{count, number}} exact matches.',
  enterOpens: 'Press Enter to open.',
  queued: 'Waiting for your earlier searches to finish.',
  searchContains: 'Search for part of a value',
} as const;
