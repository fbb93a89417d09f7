import { createHash } from 'node:crypto';

import { z } from 'zod';

import type { IdentityExchange } from '#contract/identities.ts';
import type { Identity } from '#contract/users.ts';
import { mockSocial } from '#management-api/connectors/social-factories.ts';
import { ApiError, type ErrorCode } from '#management-api/http/api-error.ts';

import type { InstalledConnector } from './connectors.ts';
import { newLongId } from './ids.ts';

/** What the provider sent to the browser. */
type Data = IdentityExchange['connectorData'];

/** Simulates the provider, and returns the account that the user signed in with there (logto-behavior.md#20.1). */
export function exchangeWithProvider({ row, factory }: InstalledConnector, data: Data): Identity {
  if (factory.type !== 'Social') throw new ApiError('session.invalid_connector_id');
  return factory === mockSocial ? chosenAccount(data) : accountOfCode(row.target, data);
}

const optionalText = z.string().optional();
const choice = z.object({
  code: z.string(),
  userId: optionalText,
  email: optionalText,
  phone: optionalText,
  name: optionalText,
  avatar: optionalText,
});

/** The test provider: the data names the account. */
function chosenAccount(data: Data): Identity {
  const chosen = choice.safeParse(data);
  if (!chosen.success) throw new ApiError('connector.invalid_response');
  const { code: _, userId = `mock-${newLongId()}`, ...profile } = chosen.data;
  return { userId, details: { id: userId, ...profile, rawData: data } };
}

/** Authorization codes that simulate an error of the provider. */
const refusals: Record<string, ErrorCode> = {
  invalid: 'connector.social_auth_code_invalid',
  denied: 'connector.authorization_failed',
  unreadable: 'connector.invalid_response',
  'too-often': 'connector.rate_limit_exceeded',
};

/**
 * Other providers: each authorization code stands for one account, except `invalid`, `denied`, `unreadable` and
 * `too-often`, which fail.
 */
function accountOfCode(target: string, data: Data): Identity {
  if (typeof data['error'] === 'string') throw new ApiError('connector.authorization_failed');
  const { code } = data;
  if (typeof code !== 'string' || code === '') throw new ApiError('connector.general');
  const refusal = refusals[code];
  if (refusal !== undefined) throw new ApiError(refusal);
  const id = createHash('sha256').update(`${target} ${code}`).digest('hex').slice(0, 20);
  const name = `Account ${id.slice(0, 4)}`;
  const email = `${id.slice(0, 8)}@${target}.example`;
  return { userId: id, details: { id, name, email, rawData: { sub: id, name, email } } };
}
