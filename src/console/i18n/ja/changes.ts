import type { changes as english } from '#console/i18n/en/changes.ts';
import type { Translated } from '#console/i18n/translated.ts';

/** The operator's changes to an account, and changes by someone else in the meantime. */
export const changes: Translated<typeof english> = {
  count_other: '{{count, number}} changes',
  kind: {
    added: 'Added',
    changed: 'Changed',
    removed: 'Removed',
  },
  /** Read by screen readers between the old and the new value. */
  becomes: 'changes to',
  /** Shown in place of an empty value. */
  empty: 'empty',
  yes: 'Yes',
  no: 'No',
  undoKeys: 'Ctrl+Z or ⌘Z',
  undone: 'Change undone',
  /** The identity service returned another value than was sent. */
  differing_other: 'The identity service didn’t store {{fields, list}} as you entered them. Check the current values.',
  conflict: {
    title: 'This account changed while you were editing',
    text: 'Your changes to {{name}} aren’t saved yet. Choose which value to keep for each field.',
    original: 'Original: {{value}}',
    mine: 'Mine: {{value}}',
    theirs: 'Theirs: {{value}}',
    allMine: 'Use all mine',
    allTheirs: 'Use all theirs',
    save: 'Save choices',
    keptTheirs: 'Their values kept',
  },
};
