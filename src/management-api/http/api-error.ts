import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** Every coded refusal: its status and what it tells people (spec 2.4). */
const refusals = {
  'auth.authorization_header_missing': [401, 'The request has no Authorization header.'],
  'auth.authorization_token_type_not_supported': [401, 'The Authorization header must carry a Bearer token.'],
  'auth.unauthorized': [401, 'The access token is not valid here.'],
  'auth.jwt_sub_missing': [401, 'The access token does not say whom it was issued to.'],
  'auth.forbidden': [403, 'The access token lacks the permission for this.'],
  'guard.invalid_input': [400, 'The request is not in the expected form.'],
  'guard.invalid_pagination': [400, 'The page or the page size is not a number in the allowed range.'],
  'request.invalid_input': [400, 'The request cannot be understood.'],
  'request.body_too_large': [413, 'The body is larger than 1 MiB.'],
  'request.url_too_long': [414, 'The address is longer than 16 KiB.'],
  'entity.not_found': [404, 'There is no such thing.'],
  'entity.not_exists_with_id': [404, 'Nothing has this id.'],
  'entity.not_exists': [404, 'There is nothing to change.'],
  'entity.unique_integrity_violation': [422, 'This exists already.'],
  'entity.value_too_long': [422, 'A value is longer than can be stored.'],
  'entity.invalid_input': [422, 'The values cannot be stored.'],
  'entity.db_constraint_violated': [422, 'The values contradict what is stored.'],
  'entity.relation_foreign_key_not_found': [404, 'Something that the request refers to does not exist.'],
  'user.username_already_in_use': [422, 'Another user has this username.'],
  'user.email_already_in_use': [422, 'Another user has this e-mail address.'],
  'user.phone_already_in_use': [422, 'Another user has this phone number.'],
  'user.invalid_phone': [422, 'This is not a phone number with its country code.'],
  'user.password_and_digest': [400, 'Give either a password or a digest, not both.'],
  'user.password_algorithm_required': [400, 'A password digest needs the algorithm it was made with.'],
  'user.cannot_delete_self': [400, 'The caller cannot delete itself.'],
  'user.identity_already_in_use': [422, 'Another user has this account of the provider.'],
  'user.identity_not_exist': [404, 'The user has no account of this provider.'],
  'user.enterprise_sso_identity_not_exists': [404, 'The user has no identity of this enterprise connector.'],
  'user.invalid_role_type': [422, 'Users can only have roles for users.'],
  'user.totp_already_in_use': [422, 'The user has an authenticator app already.'],
  'user.totp_secret_invalid': [422, 'The secret must be 16 to 32 characters of base32.'],
  'user.backup_code_already_in_use': [422, 'The user has unused backup codes.'],
  'user.wrong_backup_code_format': [422, 'There must be ten codes of ten hexadecimal digits each.'],
  'user.personal_access_token_name_exists': [422, 'The user has a token of this name.'],
  'role.name_in_use': [422, 'Another role has this name.'],
  'role.user_exists': [422, 'A user has this role already.'],
  'role.scope_exists': [422, 'The role has this permission already.'],
  'role.management_api_scopes_not_assignable_to_user_role': [
    400,
    'Permissions of the Management API are for roles of machines.',
  ],
  'organization.require_membership': [422, 'The user does not belong to the organization.'],
  'organization.role_names_not_found': [422, 'There are no organization roles of these names.'],
  'session.mfa.backup_code_can_not_be_alone': [422, 'Backup codes need another factor beside them.'],
  'session.invalid_connector_id': [422, 'The connector is not one to sign in with.'],
  'connector.general': [400, 'The provider could not make anything of the request.'],
  'connector.invalid_response': [400, 'The provider answered something that cannot be read.'],
  'connector.authorization_failed': [401, 'The provider did not get the consent of the account owner.'],
  'connector.social_auth_code_invalid': [401, 'The provider does not accept the authorization code.'],
  'connector.rate_limit_exceeded': [429, 'That was too often. Try again later.'],
  'oidc.session_not_found': [404, 'The user has no such session.'],
  'oidc.invalid_session_account_id': [404, 'The session belongs to somebody else.'],
  'oidc.invalid_grant': [404, 'The user has given no such consent.'],
  'sign_in_experiences.password_expiration_not_enabled': [400, 'Passwords do not expire here.'],
  'one_time_token.token_not_found': [404, 'There is no such token.'],
  'one_time_token.email_mismatch': [400, 'The token is for another e-mail address.'],
  'one_time_token.token_expired': [400, 'The token has expired.'],
  'one_time_token.token_consumed': [400, 'The token has been used.'],
  'one_time_token.token_revoked': [400, 'The token has been revoked.'],
  'verification_code.not_found': [400, 'No code was sent to this address.'],
  'verification_code.expired': [400, 'The code has expired.'],
  'verification_code.code_mismatch': [400, 'The code is not the right one.'],
  'verification_code.exceed_max_try': [400, 'The code was tried too often.'],
  'password.unsupported_encryption_method': [400, 'The algorithm "Legacy" needs a digest.'],
  'password.invalid_legacy_password_format': [400, 'The legacy digest does not have the expected form.'],
  'password.unsupported_legacy_hash_algorithm': [400, 'The legacy digest names an unknown hash algorithm.'],
  'session.invalid_credentials': [422, 'The password is not the right one.'],
  'log.invalid_time_window': [400, 'The time window ends before it begins.'],
} as const satisfies Record<string, readonly [ContentfulStatusCode, string]>;

export type ErrorCode = keyof typeof refusals;

/** `status`: some routes answer a code with a status of their own. */
type Extras = { message?: string; data?: unknown; details?: string; status?: ContentfulStatusCode };

/** A refusal with a code that programs can rely on; thrown anywhere below the routes. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly code: ErrorCode;
  readonly status: ContentfulStatusCode;
  readonly data: unknown;
  readonly details: string | undefined;

  constructor(code: ErrorCode, extras: Extras = {}) {
    const [status, message] = refusals[code];
    super(extras.message ?? message);
    this.code = code;
    this.status = extras.status ?? status;
    this.data = extras.data;
    this.details = extras.details;
  }
}
