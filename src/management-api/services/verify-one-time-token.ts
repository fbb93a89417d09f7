import { consumeOneTimeToken, findOneTimeToken, type OneTimeTokenRow } from '#management-api/db/one-time-tokens.ts';
import { ApiError } from '#management-api/http/api-error.ts';
import type { Deps } from '#management-api/deps.ts';

/** Uses a token up, if it is good for this address. */
export async function verifyOneTimeToken({ db, clock }: Deps, email: string, token: string): Promise<OneTimeTokenRow> {
  const row = await findOneTimeToken(db, 'token', token);
  if (row === undefined) throw new ApiError('one_time_token.token_not_found');
  if (row.email.toLowerCase() !== email.toLowerCase()) throw new ApiError('one_time_token.email_mismatch');
  if (row.status === 'consumed') throw new ApiError('one_time_token.token_consumed');
  if (row.status === 'revoked') throw new ApiError('one_time_token.token_revoked');
  if (row.status === 'expired' || row.expires_at.getTime() <= clock())
    throw new ApiError('one_time_token.token_expired');
  const consumed = await consumeOneTimeToken(db, row.id);
  if (consumed === undefined) throw new ApiError('one_time_token.token_consumed');
  return consumed;
}
