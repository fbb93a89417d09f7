import { ZodError } from 'zod';

import type { AuthorizationRequest } from '#management-api/connectors/factory.ts';
import type { Db } from '#management-api/db/tables.ts';
import { ApiError } from '#management-api/http/api-error.ts';

import { findInstalledConnector } from './connectors.ts';

/** Returns the address of the provider's sign-in page. */
export async function authorizationUriOf(db: Db, id: string, request: AuthorizationRequest): Promise<string> {
  if (!request.state || !request.redirectUri) throw new ApiError('session.insufficient_info');
  const { row, factory } = await findInstalledConnector(db, id);
  if (factory.authorizationUri === undefined) throw new ApiError('connector.unexpected_type');
  try {
    const address = factory.authorizationUri(row.config, request);
    if (!URL.canParse(address)) throw new ApiError('connector.invalid_config');
    return address;
  } catch (error) {
    if (error instanceof ZodError) throw new ApiError('connector.invalid_config');
    throw error;
  }
}
