import type { listLookup as english } from '#console/i18n/en/list-lookup.ts';
import type { Translated } from '#console/i18n/translated.ts';

export const listLookup: Translated<typeof english> = {
  country: 'Numbers without a country code are from',
  title: 'Look up a list',
  backToUsers: 'Users',
  list: 'Users to look up',
  listHint:
    'Emails, phone numbers, IDs, usernames or names: one per line, a spreadsheet column, or separated by commas. Up to {{most, number}}.',
  submit: 'Look up',
  empty: 'Enter at least one value to look up.',
  entries_other: '{{count, number}} entries',
  tooLong: 'The list has {{total, number}} entries. Only the first {{most, number}} are looked up.',
  show: 'Show',
  count: {
    all: 'All {{count, number}}',
    found: 'Found {{count, number}}',
    ambiguous: 'Ambiguous {{count, number}}',
    notFound: 'Not found {{count, number}}',
  },
  edit: 'Edit list',
  copy: 'Copy results',
  download: 'Download CSV',
  progress: 'Looked up',
  settled_other: '{{settled, number}} of {{count, number}} looked up.',
  repeated_other: '{{count, number}} lines are duplicates.',
  stop: 'Stop',
  resume_other: 'Look up the remaining {{count, number}}',
  failed_other: '{{count, number}} entries could not be looked up.',
  table: 'Lookup results',
  noLines: 'No lines have this result.',
  column: {
    line: 'Line',
    input: 'Pasted value',
    result: 'Result',
    user: 'User',
  },
  state: {
    found: 'Found',
    ambiguous: 'Ambiguous',
    notFound: 'Not found',
    failed: 'Failed',
    waiting: 'Waiting',
    stopped: 'Not looked up',
  },
  repeats: 'Duplicate of line {{line, number}}',
  allCandidates: 'All {{count, number}}',
};
