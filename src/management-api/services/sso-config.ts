import { z } from 'zod';

import type { SsoProvider } from '#management-api/connectors/sso-providers.ts';
import type { JsonObject } from '#management-api/db/columns.ts';
import { ApiError } from '#management-api/http/api-error.ts';
import { describeIssues, validate } from '#management-api/http/input-issues.ts';

/**
 * Returns the members of the configuration that the provider knows.
 *
 * @throws {ApiError} `connector.invalid_config` with the issues
 */
export function parseSsoConfig({ configGuard }: SsoProvider, config: JsonObject): JsonObject {
  const result = validate(configGuard, config);
  if (result.success) return withoutUndefined(result.data);
  const { issues } = result;
  throw new ApiError('connector.invalid_config', { data: { issues }, details: describeIssues(issues) });
}

const addresses = z.object({
  issuer: z.url({ protocol: /^https$/ }).optional(),
  metadataUrl: z.url({ protocol: /^https$/ }).optional(),
});

/**
 * Stands in for fetching the provider's settings: the embedded API contacts no provider, so any `https` address counts as
 * reachable and no other does.
 *
 * @throws {ApiError} `connector.invalid_config`
 */
export function requireReachableProvider(config: JsonObject): void {
  if (addresses.safeParse(config).success) return;
  throw new ApiError('connector.invalid_config', {
    data: { message: 'The settings of the provider could not be fetched: its address must begin with https.' },
  });
}

const withoutUndefined = (config: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(config).filter(([, value]) => value !== undefined));
