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
  'password.unsupported_encryption_method': [400, 'The algorithm "Legacy" needs a digest.'],
  'password.invalid_legacy_password_format': [400, 'The legacy digest does not have the expected form.'],
  'password.unsupported_legacy_hash_algorithm': [400, 'The legacy digest names an unknown hash algorithm.'],
  'session.invalid_credentials': [422, 'The password is not the right one.'],
  'log.invalid_time_window': [400, 'The time window ends before it begins.'],
} as const satisfies Record<string, readonly [ContentfulStatusCode, string]>;

export type ErrorCode = keyof typeof refusals;

type Extras = { message?: string; data?: unknown; details?: string };

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
    this.status = status;
    this.data = extras.data;
    this.details = extras.details;
  }
}
