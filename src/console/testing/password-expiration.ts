import type { Product } from '#server/product.ts';

import { sendToManagementApi } from './send-to-management-api.ts';

const connector = {
  id: 'sms',
  connectorId: 'mock-short-message-service',
  config: { accountSID: 'a', authToken: 'b', fromMessagingServiceSID: 'c', templates: [] },
};

/** Lets passwords expire, which needs a connector with which users reset them. */
export async function startPasswordExpiration(product: Product): Promise<void> {
  await sendToManagementApi(product, 'POST /api/connectors', connector);
  await sendToManagementApi(product, 'PATCH /api/sign-in-exp', {
    forgotPasswordMethods: ['PhoneVerificationCode'],
    passwordExpiration: { enabled: true, validPeriodDays: 90 },
  });
}

/** Reverts {@link startPasswordExpiration}. */
export async function stopPasswordExpiration(product: Product): Promise<void> {
  await sendToManagementApi(product, 'PATCH /api/sign-in-exp', {
    forgotPasswordMethods: null,
    passwordExpiration: { enabled: false },
  });
  await sendToManagementApi(product, `DELETE /api/connectors/${connector.id}`, {});
}
