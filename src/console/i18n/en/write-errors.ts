/** Why something was not done. It comes with the pages and dialogs that write. */
export const writeErrors = {
  protectedAccount: 'This account is protected: only an administrator may change it.',
  ownAccount: 'This is your own account: somebody else has to change it.',
  secondPersonNeeded:
    'You changed how this person signs in within the last day. The other half needs an administrator, so that no one person can take an account over.',
  addressMissing: 'This user has no such email address or phone number.',
  userCanRecover: 'This user can reset the password with a code. Reload the page to see where the code goes.',
  connectorMissing: 'The identity service has no connector to send this. Ask an administrator to set one up.',
  reasonRequired: 'This needs a reason or ticket.',
  pictureUnavailable: 'The picture can’t be loaded.',
  freshSignInNeeded: 'This action needs a fresh sign-in. Sign in again, then confirm once more.',
  auditLogUnavailable:
    'The audit log cannot record this, so it was not done. Nothing you typed is lost; try again in a moment.',
  conflict: 'Somebody changed the same meanwhile. Nothing was overwritten.',
  failedFor: 'Failed for {{names, list}}: {{message}}',
  /** Refusals of single routes, under their codes with spaces for dots. */
  code: {
    'sign_in_experiences password_expiration_not_enabled':
      'Passwords do not expire in this tenant: its sign-in settings have expiry switched off.',
    'user totp_already_in_use': 'This person has an authenticator app already. Remove it before another is added.',
    'user backup_code_already_in_use':
      'This person still has unused backup codes. Remove them before new ones are issued.',
    'session mfa backup_code_can_not_be_alone':
      'Backup codes need another factor to stand in for. Add an authenticator app first.',
    'user identity_already_in_use': 'That account is linked to another user already. Unlink it there first.',
    'user identity_not_exist': 'This account is not linked any more.',
  },
} as const;
