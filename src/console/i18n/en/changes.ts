/** What a person changed in an account, and what somebody else changed meanwhile. */
export const changes = {
  count_one: '{{count, number}} change',
  count_other: '{{count, number}} changes',
  kind: {
    added: 'Added',
    changed: 'Changed',
    removed: 'Removed',
  },
  becomes: 'becomes',
  nothing: 'nothing',
  undone: 'The change was taken back',
  /** The identity service answered another value than was sent. */
  differing_one: 'The identity service didn’t store {{fields, list}} as you entered it. Check what it holds now.',
  differing_other: 'The identity service didn’t store {{fields, list}} as you entered them. Check what they hold now.',
  conflict: {
    title: 'Somebody changed this account meanwhile',
    text: 'Nothing was saved yet for {{name}}. Choose for each field which value stays.',
    began: 'When you began: {{value}}',
    mine: 'Mine: {{value}}',
    theirs: 'Theirs: {{value}}',
    allMine: 'All mine',
    allTheirs: 'All theirs',
    save: 'Save this choice',
    keptTheirs: 'Nothing was overwritten',
  },
} as const;
