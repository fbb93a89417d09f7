import * as z from 'zod';

import type { MessageChannel, Permission } from '#contract/operators.ts';
import { GatewayFault } from '#gateway/gateway-fault.ts';
import { refuseFaults } from '#gateway/proxy/answer.ts';
import { readJson } from '#gateway/read-json.ts';
import type { UpstreamClient } from '#gateway/upstream/upstream-client.ts';

const account = z.object({ primaryEmail: z.string().nullish(), primaryPhone: z.string().nullish() });
const connectors = z.array(z.object({ type: z.string() }));
const experience = z.object({ forgotPasswordMethods: z.array(z.string()).nullish() });

/**
 * Returns the addresses of a user to which Logto sends a code when the user selects "Forgot your password?". There must be a
 * connector that sends it, and the sign-in experience must not leave it out (`forgotPasswordMethods`; null: whatever
 * connectors exist). What this version of Logto does not have counts as missing.
 *
 * @throws {GatewayFault} when the Management API fails or cannot be reached
 */
export async function recoveryChannels(send: UpstreamClient, userId: string): Promise<MessageChannel[]> {
  const [user, senders, methods] = await Promise.all([
    read(send, `/api/users/${encodeURIComponent(userId)}`, account),
    read(send, '/api/connectors', connectors),
    read(send, '/api/sign-in-exp', experience),
  ]);
  const canUse = (connector: string, method: string) =>
    (senders ?? []).some(({ type }) => type === connector) &&
    (methods?.forgotPasswordMethods?.includes(method) ?? true);
  const channels: MessageChannel[] = [];
  if (user?.primaryEmail && canUse('Email', 'EmailVerificationCode')) channels.push('email');
  if (user?.primaryPhone && canUse('Sms', 'PhoneVerificationCode')) channels.push('phone');
  return channels;
}

/**
 * Refuses to give an operator who may not choose passwords the means to sign in as a user who can get a code instead.
 *
 * @param userCannotRecover what the operator states; the audit event says so
 * @throws {GatewayFault} `userCanRecover`
 */
export async function requireNoRecovery(
  send: UpstreamClient,
  question: { permissions: readonly Permission[]; userId: string; userCannotRecover: boolean | undefined },
): Promise<void> {
  if (question.permissions.includes('passwords:set') || question.userCannotRecover === true) return;
  const channels = await recoveryChannels(send, question.userId);
  if (channels.length > 0) throw new GatewayFault('userCanRecover', { data: { channels } });
}

async function read<T extends z.core.$ZodType>(
  send: UpstreamClient,
  address: string,
  shape: T,
): Promise<z.output<T> | undefined> {
  const answer = await send({ method: 'GET', address });
  // An outage must not look like a user without an address.
  await refuseFaults(answer);
  const body: unknown = await readJson(answer).catch(() => undefined);
  return answer.ok ? z.safeParse(shape, body).data : undefined;
}
