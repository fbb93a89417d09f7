/** After a write of which nobody knows whether it was carried out. */
export const outcome = {
  signInAgain: 'Sign in again',
  signInAgainHint: 'Opens in a new tab. Come back here afterwards and confirm once more.',
  title: 'The result is unknown',
  mayBeDone: '{{message}} The change may have been made all the same.',
  unknownFor: 'Unknown for {{names, list}}: {{message}}',
  checkAgain: 'Check again',
  /** What reading again found. */
  found: {
    done: 'The current state was read again: the change has been made.',
    unchanged:
      'The current state was read again: nothing has changed so far. The change may still arrive, so check again before you retry.',
    notFound:
      'It was looked for, and does not exist so far. It may still appear: check again or search for it before you create it again.',
    unreadable: 'Reading the current state failed, too. Check again before you retry.',
    secretLost: 'It was created, but its secret was lost on the way. Delete it, then create another.',
    passwordLost: 'This user may have a new password that nobody has seen. Set another one.',
    passwordKept: 'Keep this password, it may be in force. You can set the same one again.',
    unchecked: 'Look at the current state before you retry.',
  },
} as const;
