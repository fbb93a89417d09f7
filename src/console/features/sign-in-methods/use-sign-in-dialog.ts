import { useDialog } from '#console/lib/use-dialog.ts';

/** Dialogs of the tab, and what they are about: the identity, factor or answer. */
type Name =
  | 'expire-password'
  | 'clear-expiry'
  | 'unlink-identity'
  | 'link-identity'
  | 'add-authenticator'
  | 'issue-backup-codes'
  | 'remove-factor'
  | 'reset-factors'
  | 'change-answer';

export const useSignInDialog = () => useDialog<Name>();
