import type { ConnectorFactory } from '#management-api/connectors/factory.ts';
import type { JsonObject } from '#management-api/db/columns.ts';
import { ApiError } from '#management-api/http/api-error.ts';
import { describeIssues, validate } from '#management-api/http/input-issues.ts';

/** @throws {ApiError} `connector.invalid_config` with the issues */
export function checkConnectorConfig({ configGuard }: Pick<ConnectorFactory, 'configGuard'>, config: JsonObject): void {
  const result = validate(configGuard, config);
  if (result.success) return;
  const { issues } = result;
  throw new ApiError('connector.invalid_config', { data: { issues }, details: describeIssues(issues) });
}
