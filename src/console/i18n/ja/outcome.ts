import type { outcome as english } from '#console/i18n/en/outcome.ts';
import type { Translated } from '#console/i18n/translated.ts';

/** After a write whose result is unknown. */
export const outcome: Translated<typeof english> = {
  signInAgain: 'Sign in again',
  signInAgainHint: 'Opens in a new tab. Then come back here and confirm again.',
  title: 'The result is unknown',
  checkAgain: 'Check again',
  /** Result of reading the current state again. */
  found: {
    done: 'Checked again: the change was made.',
    unchanged:
      'Checked again: nothing has changed so far. The change may still arrive, so check again before you retry.',
    notFound: 'Checked again: it doesn’t exist so far. It may still appear, so check again before you create it again.',
    unreadable: 'The current state couldn’t be read either. Check again before you retry.',
    secretLost: 'It was created, but its secret was lost. Delete it and create another.',
    passwordLost: 'This user may have a new password that wasn’t shown. Set another one.',
    passwordKept: 'Keep this password, because it may be in use. You can set the same one again.',
    unchecked: 'Check the current state before you retry.',
  },
};
