import type { MessageConnectors } from '#management-api/db/connectors.ts';
import { ApiError } from '#management-api/http/api-error.ts';

/** @throws {ApiError} 400 for the first connector that is required to send verification codes and does not exist */
export function requireConnectors(existing: MessageConnectors, required: MessageConnectors): void {
  if (required.email && !existing.email) throw missing('Email');
  if (required.sms && !existing.sms) throw missing('Sms');
}

const missing = (type: 'Email' | 'Sms') =>
  new ApiError('sign_in_experiences.enabled_connector_not_found', {
    message: `Verification codes require a connector of type ${type}.`,
  });
