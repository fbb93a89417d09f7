import type { tokens as english } from '#console/i18n/en/tokens.ts';
import type { Translated } from '#console/i18n/translated.ts';

export const tokens: Translated<typeof english> = {
  title: 'Tokens',
  text: 'Personal access tokens let scripts act as this user without a password or MFA.',
  table: 'Tokens',
  create: 'Create token',
  column: {
    name: 'Name',
    created: 'Created',
    expires: 'Expires',
    actions: 'Actions',
  },
  expired: 'Expired',
  expiresAt: 'Expires {{time}}',
  expiredAt: 'Expired {{time}}',
  neverExpires: 'Never expires',
  none: {
    title: 'No tokens',
    text: 'This user has no personal access tokens.',
  },
  rename: 'Rename',
  renameNamed: 'Rename {{name}}',
  delete: 'Delete',
  deleteNamed: 'Delete {{name}}',
  field: {
    name: 'Token name',
    nameHint: 'What it is for, such as “CI” or “laptop”',
    expires: 'Expires',
    date: 'Expiry date',
    dateHint: 'Valid until the end of that day',
  },
  expiry: {
    days_other: 'In {{count}} days',
    custom: 'On a date',
    never: 'Never',
  },
  expiresOn: 'Works until {{time}}. You can’t change this later.',
  neverWarning: 'A token that never expires works until it’s deleted, even if it leaks. Set a date if you can.',
  createDialog: {
    title: 'Create a token for {{name}}',
    confirm: 'Create token',
  },
  value: {
    title: 'Token {{name}} created',
    label: 'Token value',
    notice: 'Copy the token now. Usher won’t show it again.',
    copy: 'Copy token',
    copied: 'Copied',
    copyFailed: 'The browser blocked copying. Select the token and copy it manually.',
    done: 'Done',
    notCopied:
      'You haven’t copied the token, and Usher won’t show it again. Without a copy, you must delete it and create another.',
    back: 'Back to the token',
    closeAnyway: 'Close without copying',
    leaveTitle: 'Leave without copying the token?',
  },
  renameDialog: {
    title: 'Rename the token {{token}}',
    text: 'Its value and expiry stay as they are.',
    confirm: 'Rename token',
    done: 'Token renamed to {{name}}',
  },
  deleteDialog: {
    title: 'Delete the token {{token}}',
    text: 'Scripts that use it can no longer act as {{name}}. This can’t be undone.',
    confirm: 'Delete token',
    done: 'Token {{token}} deleted',
  },
};
