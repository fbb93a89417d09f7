/** Why a write failed. Loaded with the pages and dialogs that write. */
export const writeErrors = {
  protectedAccount: 'This account is protected. Only an administrator can change it.',
  ownAccount: 'This is your own account. Ask another operator to change it.',
  addressMissing: 'This user has no such email address or phone number.',
  userCanRecover: 'This user can reset the password with a code. Reload the page to see where the code goes.',
  connectorMissing: 'The identity service has no connector to send this. Ask an administrator to set one up.',
  reasonRequired: 'Enter a reason or ticket.',
  pictureUnavailable: 'This picture can’t be loaded.',
  freshSignInNeeded: 'This action needs a recent sign-in. Sign in again, then confirm again.',
  auditLogUnavailable: 'The audit log can’t record this, so nothing was changed. Try again in a moment.',
  conflict: 'This changed while you were editing. Nothing was overwritten.',
  failedFor: 'Failed for {{names, list}}: {{message}}',
  /** Refusals of single routes, under their codes with spaces for dots. */
  code: {
    'sign_in_experiences password_expiration_not_enabled':
      'Passwords don’t expire in this tenant. Expiry is turned off in its sign-in settings.',
    'user totp_already_in_use': 'This user already has an authenticator app. Remove it before you add another.',
    'user backup_code_already_in_use':
      'This user still has unused backup codes. Remove them before you generate new ones.',
    'session mfa backup_code_can_not_be_alone': 'Backup codes need another factor. Add an authenticator app first.',
    'user identity_already_in_use': 'This account is already linked to another user. Unlink it there first.',
    'user identity_not_exist': 'This account is no longer linked.',
  },
} as const;
