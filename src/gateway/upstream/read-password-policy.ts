import * as z from 'zod';

import { completePolicy, type PasswordPolicy } from '#contract/password-policy.ts';
import { storedPasswordPolicy } from '#contract/passwords.ts';

import { readAnswer } from './internal-read.ts';
import type { UpstreamClient } from './upstream-client.ts';

const experience = z.object({ passwordPolicy: z.optional(storedPasswordPolicy) });

/**
 * Reads the tenant's password policy, which the Management API does not enforce (logto-behavior.md#10.5).
 *
 * @throws {GatewayFault} when it cannot be read
 */
export async function readPasswordPolicy(send: UpstreamClient): Promise<PasswordPolicy> {
  const settings = await readAnswer(await send({ method: 'GET', address: '/api/sign-in-exp' }), experience);
  return completePolicy(settings?.passwordPolicy);
}
