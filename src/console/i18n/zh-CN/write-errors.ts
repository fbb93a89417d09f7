import type { writeErrors as english } from '#console/i18n/en/write-errors.ts';
import type { Translated } from '#console/i18n/translated.ts';

/** Why a write failed: more of `errors`, loaded after the first page. */
export const writeErrors: Translated<typeof english> = {
  protectedAccount: 'This account is protected. Only an administrator can change it.',
  ownAccount: 'This is your own account. Ask another operator to change it.',
  adminOnly: 'Only administrators can change this',
  /** For a role that may change nothing. */
  viewOnly: 'Your role can only view this',
  addressMissing: 'This user has no such email address or phone number.',
  userCanRecover: 'This user can reset the password with a code. Reload the page to see where the code goes.',
  connectorMissing: 'The identity service has no connector to send this. Ask an administrator to set one up.',
  reasonRequired: 'Enter a reason or ticket.',
  pictureUnavailable: 'This picture can’t be loaded.',
  freshSignInNeeded: 'This action needs a recent sign-in. Sign in again, then confirm again.',
  auditLogUnavailable: 'The audit log can’t record this, so nothing was changed. Try again in a moment.',
  conflict: 'This changed while you were editing. Nothing was overwritten.',
  failedFor: 'Failed for {{names, list}}: {{message}}',
  mayBeDone: '{{message}} The change may have been made anyway.',
  unknownFor: 'Result unknown for {{names, list}}: {{message}}',
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
    'gateway caller_not_verified': 'This action needs a verified caller. Verify the caller first.',
    'user email_already_in_use': 'Another user has this email address.',
    'user phone_already_in_use': 'Another user has this phone number.',
    'user invalid_phone': 'This is not a valid phone number. Check the country code.',
    'gateway approval_needed': 'Another operator must approve this first.',
    'gateway own_request': 'This is your own request. Another operator must decide it.',
    'gateway approval_closed': 'This request was already decided or has expired.',
    'gateway nothing_scheduled': 'Nothing is scheduled. It may have been canceled, changed or carried out.',
    'gateway note_not_found': 'This note was deleted.',
    'gateway too_many_notes': 'This user has too many notes. Delete some first.',
    'gateway erasure_too_early': 'Some actions on this user are too recent to erase from the audit log.',
  },
  /** Why the value of a field was refused. */
  field: {
    usernameFormat: 'Use letters, digits and underscores. Don’t start with a digit',
    emailFormat: 'Enter a valid email address',
    phoneFormat: 'Enter digits with the country code, such as +61 412 345 678',
    phoneExtension: 'An extension can’t be saved. Enter the number without it',
    phoneUnknown: 'Not a valid phone number. Check the country code',
    urlFormat: 'Enter a full web address (https://…)',
    tooLong: 'Enter at most {{max, number}} characters',
    usernameInUse: 'Another user has this username',
    emailInUse: 'Another user has this email address',
    /** Link to the other user, after one of these messages. */
    viewHolder: 'View {{name}}',
    phoneInUse: 'Another user has this phone number',
    roleNameInUse: 'Another role has this name',
    tokenNameInUse: 'This user already has a token with this name',
    pastDate: 'This date has passed',
    invalid: 'This value isn’t accepted',
    required: 'Enter a value',
  },
};
