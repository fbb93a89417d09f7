import { createHash } from 'node:crypto';

import type { IdentityExchange } from '#contract/identities.ts';
import type { Identity } from '#contract/users.ts';
import type { ConnectorRow } from '#management-api/db/connectors.ts';
import { ApiError, type ErrorCode } from '#management-api/http/api-error.ts';

/** What a provider would say no to, by the code that it is given. */
const refusals: Record<string, ErrorCode> = {
  invalid: 'connector.social_auth_code_invalid',
  denied: 'connector.authorization_failed',
  unreadable: 'connector.invalid_response',
  'too-often': 'connector.rate_limit_exceeded',
};

/**
 * Plays the provider, for the embedded server asks none: the authorization code decides whose account it is, the same
 * code always the same, and some codes are refused (`invalid`, `denied`, `unreadable`, `too-often`).
 */
export function exchangeWithProvider(connector: ConnectorRow, data: IdentityExchange['connectorData']): Identity {
  if (connector.type !== 'Social') throw new ApiError('session.invalid_connector_id');
  if (typeof data['error'] === 'string') throw new ApiError('connector.authorization_failed');
  const { code } = data;
  if (typeof code !== 'string' || code === '') throw new ApiError('connector.general');
  const refusal = refusals[code];
  if (refusal !== undefined) throw new ApiError(refusal);
  const id = createHash('sha256').update(`${connector.target} ${code}`).digest('hex').slice(0, 20);
  const name = `Account ${id.slice(0, 4)}`;
  const email = `${id.slice(0, 8)}@${connector.target}.example`;
  return { userId: id, details: { id, name, email, rawData: { sub: id, name, email } } };
}
