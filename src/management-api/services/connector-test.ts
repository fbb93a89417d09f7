import { z } from 'zod';

import type { ConnectorTest } from '#contract/connector-writes.ts';
import { findFactory } from '#management-api/connectors/factories.ts';
import type { Deps } from '#management-api/deps.ts';
import { ApiError } from '#management-api/http/api-error.ts';

import { checkConnectorConfig } from './connector-config.ts';
import { recordTestCode } from './verification-codes.ts';

/** Code in test messages. It verifies nothing. */
const testCode = '000000';

const withTemplates = z.object({ templates: z.array(z.object({ usageType: z.string() })) });

/** Puts a test message in the outbox if the configuration could send it (logto-behavior.md#16.6). */
export async function sendTestMessage(deps: Deps, factoryId: string, test: ConnectorTest): Promise<void> {
  const { phone, email, config } = test;
  const address = phone ?? email;
  if (address === undefined) {
    throw new ApiError('guard.invalid_input', { message: 'A phone number or an e-mail address is required.' });
  }
  const factory = findFactory(factoryId);
  if (factory === undefined || factory.type === 'Social') throw new ApiError('connector.not_found');
  const expectedType = phone === undefined ? 'Email' : 'Sms';
  if (factory.type !== expectedType) throw new ApiError('connector.unexpected_type');
  checkConnectorConfig(factory, config);
  const { templates } = withTemplates.parse(config);
  if (!templates.some(({ usageType }) => usageType === 'Generic')) throw new ApiError('connector.template_not_found');
  await recordTestCode(deps, { address_type: phone === undefined ? 'email' : 'phone', address }, testCode);
}
