import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** Status and English message of every error code (logto-behavior.md#2.4). */
const refusals = {
  'auth.authorization_header_missing': [401, 'The request has no Authorization header.'],
  'auth.authorization_token_type_not_supported': [401, 'The Authorization header must carry a Bearer token.'],
  'auth.unauthorized': [401, 'The access token is not valid.'],
  'auth.jwt_sub_missing': [401, 'The access token has no subject.'],
  'auth.forbidden': [403, 'The access token lacks the required scope.'],
  'guard.invalid_input': [400, 'The request does not have the expected form.'],
  'guard.invalid_pagination': [400, 'The page or page size is not a number in the allowed range.'],
  'request.invalid_input': [400, 'The request cannot be understood.'],
  'request.feature_not_supported': [422, 'This server is not set up for this feature.'],
  'request.body_too_large': [413, 'The body is larger than 1 MiB.'],
  'request.url_too_long': [414, 'The URL is longer than 16 KiB.'],
  'entity.not_found': [404, 'Not found.'],
  'entity.not_exists_with_id': [404, 'There is no entity with this ID.'],
  'entity.not_exists': [404, 'The entity to change does not exist.'],
  'entity.unique_integrity_violation': [422, 'The entity already exists.'],
  'entity.value_too_long': [422, 'A value is too long.'],
  'entity.invalid_input': [422, 'The values cannot be stored.'],
  'entity.db_constraint_violated': [422, 'The values violate a constraint of the database.'],
  'entity.relation_foreign_key_not_found': [404, 'The request refers to an entity that does not exist.'],
  'user.username_already_in_use': [422, 'Another user has this username.'],
  'user.email_already_in_use': [422, 'Another user has this e-mail address.'],
  'user.phone_already_in_use': [422, 'Another user has this phone number.'],
  'user.invalid_phone': [422, 'The phone number must include the country code.'],
  'user.password_and_digest': [400, 'Send either a password or a digest, not both.'],
  'user.password_algorithm_required': [400, 'A password digest requires its algorithm.'],
  'user.cannot_delete_self': [400, 'You cannot delete your own account.'],
  'user.identity_already_in_use': [422, 'Another user has this social account.'],
  'user.identity_not_exist': [404, 'The user has no social account of this provider.'],
  'user.enterprise_sso_identity_not_exists': [404, 'The user has no enterprise account of this connector.'],
  'user.invalid_role_type': [422, 'Machine-to-machine roles cannot be assigned to users.'],
  'user.totp_already_in_use': [422, 'The user already has an authenticator app.'],
  'user.totp_secret_invalid': [422, 'The secret must be 16 to 32 characters of base32.'],
  'user.backup_code_already_in_use': [422, 'The user has unused backup codes.'],
  'user.wrong_backup_code_format': [422, 'There must be ten codes of ten hexadecimal digits each.'],
  'user.personal_access_token_name_exists': [422, 'The user already has a token with this name.'],
  'role.name_in_use': [422, 'Another role has this name.'],
  'role.user_exists': [422, 'A user already has this role.'],
  'role.application_exists': [422, 'An application already has this role.'],
  'role.scope_exists': [422, 'The role already has this permission.'],
  'role.management_api_scopes_not_assignable_to_user_role': [
    400,
    'Permissions of the Management API can only be added to machine-to-machine roles.',
  ],
  'organization.require_membership': [422, 'The user is not a member of the organization.'],
  'organization.role_names_not_found': [422, 'There are no organization roles with these names.'],
  'application.saml.use_saml_app_api': [400, 'SAML applications have an API of their own.'],
  'application.device_flow_native_only': [422, 'Only native applications can use the device flow.'],
  'application.device_flow_not_changeable': [422, 'Whether an application uses the device flow cannot be changed.'],
  'application.protected_app_metadata_is_required': [400, 'A protected application needs its protectedAppMetadata.'],
  'application.protected_app_not_configured': [501, 'This server is not set up for protected applications.'],
  'application.protected_application_only': [400, 'Only protected applications have protectedAppMetadata.'],
  'application.invalid_third_party_application_type': [
    400,
    'Only traditional web, single-page and native applications can be third-party applications.',
  ],
  'application.third_party_application_cannot_enable_token_exchange': [
    422,
    'Third-party applications cannot exchange tokens.',
  ],
  'application.invalid_type': [422, 'Only machine-to-machine applications can have roles.'],
  'application.invalid_role_type': [422, 'User roles cannot be assigned to applications.'],
  'application.secret_name_exists': [422, 'The application already has a secret with this name.'],
  'application.no_legacy_secret_found': [400, 'The application has no secret without a name.'],
  'resource.resource_identifier_in_use': [422, 'Another API has this identifier.'],
  'resource.cannot_modify_management_api': [400, 'The Management API cannot be changed.'],
  'resource.cannot_delete_management_api': [400, 'The Management API cannot be deleted.'],
  'scope.name_exists': [422, 'The API already has a permission with this name.'],
  'scope.name_with_space': [400, 'The name of a permission cannot contain white space.'],
  'session.mfa.backup_code_can_not_be_alone': [422, 'Backup codes require another factor.'],
  'session.invalid_connector_id': [422, 'The connector is not a social connector.'],
  'session.insufficient_info': [400, 'The request lacks information that the provider needs.'],
  'connector.not_found': [400, 'There is no connector of this kind.'],
  'connector.not_found_with_connector_id': [422, 'There is no connector factory with this ID.'],
  'connector.should_specify_target': [400, 'A connector for any provider needs a target.'],
  'connector.can_not_modify_target': [400, 'The target of a connector cannot be changed.'],
  'connector.cannot_overwrite_metadata_for_non_standard_connector': [
    400,
    'The metadata of this connector is given by its factory.',
  ],
  'connector.multiple_instances_not_supported': [422, 'There is already a connector of this factory.'],
  'connector.multiple_target_with_same_platform': [422, 'Another connector has this target on this platform.'],
  'connector.invalid_type_for_syncing_profile': [422, 'Only social connectors can update profiles.'],
  'connector.invalid_config': [400, 'The configuration does not have the form that the connector needs.'],
  'connector.unexpected_type': [400, 'The connector is not of the type that this takes.'],
  'connector.template_not_found': [400, 'The configuration has no template for this message.'],
  'connector.general': [400, 'The provider could not process the request.'],
  'connector.invalid_response': [400, 'The response of the provider cannot be parsed.'],
  'connector.authorization_failed': [401, 'The account owner did not grant access.'],
  'connector.social_auth_code_invalid': [401, 'The provider rejected the authorization code.'],
  'connector.rate_limit_exceeded': [429, 'Too many requests. Try again later.'],
  'single_sign_on.forbidden_domains': [422, 'A domain belongs to a public mail service.'],
  'single_sign_on.duplicated_domains': [422, 'The list contains a domain more than once.'],
  'single_sign_on.duplicate_connector_name': [409, 'Another enterprise connector has this name.'],
  'oidc.invalid_request': [422, 'Only signing keys can be replaced with a grace period.'],
  'oidc.key_required': [422, 'The last key cannot be deleted.'],
  'oidc.key_not_found': [404, 'There is no such key.'],
  'oidc.only_previous_key_can_be_deleted': [422, 'The current signing key cannot be deleted.'],
  'oidc.session_not_found': [404, 'The user has no such session.'],
  'oidc.invalid_session_account_id': [404, 'The session belongs to another user.'],
  'oidc.invalid_grant': [404, 'The user has no such grant.'],
  'sign_in_experiences.unsupported_default_language': [400, 'The sign-in page has no texts in this language.'],
  'sign_in_experiences.username_policy_case_conflicts_exist': [409, 'There are usernames that differ only in case.'],
  'sign_in_experiences.missing_sign_up_identifiers': [400, 'Secondary sign-up identifiers require a primary one.'],
  'sign_in_experiences.duplicated_sign_up_identifiers': [400, 'A sign-up identifier is given more than once.'],
  'sign_in_experiences.passwordless_requires_verify': [400, 'E-mail addresses and phones must be verified at sign-up.'],
  'sign_in_experiences.enabled_connector_not_found': [400, 'Verification codes require a connector.'],
  'sign_in_experiences.at_least_one_authentication_factor': [
    400,
    'Each sign-in method needs a password or a verification code.',
  ],
  'sign_in_experiences.code_sign_in_must_be_enabled': [
    400,
    'Users who sign up without a password must be able to sign in with a verification code.',
  ],
  'sign_in_experiences.email_verification_code_cannot_be_used_for_sign_in': [
    400,
    'Codes by e-mail are an MFA factor, so they cannot be a sign-in method.',
  ],
  'sign_in_experiences.phone_verification_code_cannot_be_used_for_sign_in': [
    400,
    'Codes by text message are an MFA factor, so they cannot be a sign-in method.',
  ],
  'sign_in_experiences.duplicated_mfa_factors': [400, 'An MFA factor is given more than once.'],
  'sign_in_experiences.backup_code_cannot_be_enabled_alone': [400, 'Backup codes require another MFA factor.'],
  'sign_in_experiences.email_verification_code_cannot_be_used_for_mfa': [
    400,
    'Codes by e-mail are a sign-in method, so they cannot be an MFA factor.',
  ],
  'sign_in_experiences.phone_verification_code_cannot_be_used_for_mfa': [
    400,
    'Codes by text message are a sign-in method, so they cannot be an MFA factor.',
  ],
  'sign_in_experiences.adaptive_mfa_requires_mfa': [422, 'Adaptive MFA requires an MFA factor.'],
  'sign_in_experiences.adaptive_mfa_requires_non_skippable_policy': [
    422,
    'Adaptive MFA requires a prompt policy that users cannot skip.',
  ],
  'sign_in_experiences.non_adaptive_mfa_requires_skippable_policy': [
    422,
    'This prompt policy is only for adaptive MFA.',
  ],
  'sign_in_experiences.forgot_password_method_requires_connector': [
    400,
    'A way to reset forgotten passwords requires a connector.',
  ],
  'sign_in_experiences.invalid_custom_email_blocklist_format': [
    400,
    'An item is neither an e-mail address nor a domain.',
  ],
  'sign_in_experiences.password_expiration_not_enabled': [400, 'Password expiration is not enabled.'],
  'sign_in_experiences.password_expiration_requires_forgot_password': [
    422,
    'Expiring passwords require a way to reset forgotten ones.',
  ],
  'one_time_token.token_not_found': [404, 'There is no such token.'],
  'one_time_token.email_mismatch': [400, 'The token is for another e-mail address.'],
  'one_time_token.token_expired': [400, 'The token has expired.'],
  'one_time_token.token_consumed': [400, 'The token has been used.'],
  'one_time_token.token_revoked': [400, 'The token has been revoked.'],
  'verification_code.not_found': [400, 'No code was sent to this address.'],
  'verification_code.expired': [400, 'The code has expired.'],
  'verification_code.code_mismatch': [400, 'The code is not correct.'],
  'verification_code.exceed_max_try': [400, 'Too many attempts with this code.'],
  'password.unsupported_encryption_method': [400, 'The algorithm "Legacy" requires a digest.'],
  'password.invalid_legacy_password_format': [400, 'The legacy digest does not have the expected form.'],
  'password.unsupported_legacy_hash_algorithm': [400, 'The legacy digest names an unknown hash algorithm.'],
  'session.invalid_credentials': [422, 'The password is not correct.'],
  'log.invalid_time_window': [400, 'The time window ends before it begins.'],
} as const satisfies Record<string, readonly [ContentfulStatusCode, string]>;

export type ErrorCode = keyof typeof refusals;

/** `status` overrides the default status of the code. */
type Extras = { message?: string; data?: unknown; details?: string; status?: ContentfulStatusCode };

/** An error with a code that clients can rely on. */
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

/** Returns `thing`, or throws a 404 if it is undefined. */
export function found<Thing>(thing: Thing | undefined, code: ErrorCode = 'entity.not_found'): Thing {
  if (thing === undefined) throw new ApiError(code);
  return thing;
}
