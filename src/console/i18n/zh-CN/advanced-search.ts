import type { advancedSearch as english } from '#console/i18n/en/advanced-search.ts';
import type { Translated } from '#console/i18n/translated.ts';

export const advancedSearch: Translated<typeof english> = {
  condition: 'Condition {{number, number}}',
  field: 'Field',
  mode: 'Match',
  value: 'Value',
  hint: {
    is: 'For several values, one per line (Shift+Enter)',
    like: '% matches any text, _ one character. Use \\ to escape.',
    posix: 'PostgreSQL syntax; matches anywhere in the value: ^admin_',
    similarTo: 'Full value, case-sensitive: % _ | * + ? ( ) [ ]',
  },
  problem: {
    regex: 'Enter a valid regular expression',
    refused: 'The search failed. Check this pattern.',
    loneBackslash: 'Remove or double the backslash at the end',
  },
  add: 'Add condition',
  remove: 'Remove condition {{number, number}}',
  more: 'More',
  less: 'Less',
  joint: 'Users must match',
  joints: {
    and: 'All conditions',
    or: 'Any condition',
  },
  matchCase: 'Match case',
  similarToCase: 'SIMILAR TO is always case-sensitive.',
  boxCounts: 'The text in the box above is one more condition.',
  submit: 'Search',
  clear: 'Clear conditions',
  saved: {
    none: 'No saved searches',
    save: 'Save this search',
    manage: 'Rename or delete',
    name: 'Search name',
    where: 'Stored in this browser until you sign out.',
    confirm: 'Save',
    nameOf: 'New name for {{name}}',
    delete: 'Delete {{name}}',
  },
};
