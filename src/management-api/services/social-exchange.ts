import { createHash } from 'node:crypto';

import type { IdentityExchange } from '#contract/identities.ts';
import type { Identity } from '#contract/users.ts';
import type { ConnectorRow } from '#management-api/db/connectors.ts';
import { ApiError, type ErrorCode } from '#management-api/http/api-error.ts';

/** Authorization codes that simulate an error of the provider. */
const refusals: Record<string, ErrorCode> = {
  invalid: 'connector.social_auth_code_invalid',
  denied: 'connector.authorization_failed',
  unreadable: 'connector.invalid_response',
  'too-often': 'connector.rate_limit_exceeded',
};

/**
 * Simulates the provider: each authorization code stands for one account, except `invalid`, `denied`, `unreadable` and
 * `too-often`, which fail.
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
