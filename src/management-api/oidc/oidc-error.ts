import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

import { ApiError } from '#management-api/http/api-error.ts';
import { databaseRefusal } from '#management-api/http/database-refusal.ts';
import { UnreadableBodyError } from '#management-api/http/read-body.ts';

type OidcErrorName =
  | 'access_denied'
  | 'invalid_client'
  | 'invalid_grant'
  | 'invalid_request'
  | 'invalid_target'
  | 'unsupported_grant_type';

/** An error with OAuth's error code (logto-behavior.md#1.3). */
export class OidcError extends Error {
  override readonly name = 'OidcError';
  readonly error: OidcErrorName;
  readonly status: ContentfulStatusCode;

  constructor(error: OidcErrorName, description: string, status: ContentfulStatusCode = 400) {
    super(description);
    this.error = error;
    this.status = status;
  }
}

/** Sends the members of OAuth and of Logto; `?parse_error=false` omits the latter. Internal errors are reported. */
export function answerOidcError(thrown: Error, c: Context, report: (error: Error, c: Context) => void): Response {
  const refusal = asOidcError(thrown);
  if (refusal === undefined) {
    report(thrown, c);
    return c.json({ error: 'server_error', error_description: 'Something went wrong on the server.' }, 500);
  }
  const { error, message, status } = refusal;
  const oauth = { error, error_description: message };
  return c.json(c.req.query('parse_error') === 'false' ? oauth : { code: `oidc.${error}`, message, ...oauth }, status);
}

/** Converts errors that the request caused to OIDC errors; `undefined` for internal errors. */
export function asOidcError(thrown: unknown): OidcError | undefined {
  if (thrown instanceof OidcError) return thrown;
  if (thrown instanceof UnreadableBodyError) return new OidcError('invalid_request', thrown.message);
  if (!(thrown instanceof Error)) return undefined;
  const refusal = thrown instanceof ApiError ? thrown : databaseRefusal(thrown);
  return refusal && new OidcError('invalid_request', refusal.message, refusal.status);
}
