import type { AddressCorrection } from '#contract/callers.ts';
import type { Operator, Permission } from '#contract/operators.ts';
import { GatewayFault } from '#gateway/gateway-fault.ts';

import type { CallerSettings } from './caller-settings.ts';
import type { Callers, StoredVerification } from './caller-store.ts';

type Options = { policy: CallerSettings; callers: Pick<Callers, 'list' | 'isProven'> };

const asksForFacts = ({ callerQuestions }: CallerSettings): boolean => callerQuestions.some((one) => one !== 'code');

/**
 * Whether these verifications are enough to call a caller verified: a code to the address on file. Facts are only as
 * good as the operator's word, so they are enough only where no code is asked for.
 */
export function isVerifiedCaller(
  settings: CallerSettings,
  found: readonly Pick<StoredVerification, 'method'>[],
): boolean {
  const has = (method: StoredVerification['method']) => found.some((one) => one.method === method);
  return has('email') || has('phone') || (!settings.callerQuestions.includes('code') && has('facts'));
}

/** Requires a verified caller for the actions of `CALLER_VERIFICATION_REQUIRED`. */
export type RequireVerifiedCaller = (
  operator: Operator,
  action: { permissions: readonly Permission[]; targets: readonly string[] },
) => Promise<void>;

export const callerRequirement =
  ({ policy, callers }: Options): RequireVerifiedCaller =>
  async (operator, { permissions, targets }) => {
    const permission = permissions.find((one) => policy.callerVerificationRequired.includes(one));
    if (permission === undefined || targets.length === 0) return;
    const found = await callers.list(operator, targets);
    const isVerified = (userId: string) =>
      isVerifiedCaller(
        policy,
        found.filter((one) => one.userId === userId),
      );
    if (!targets.every(isVerified)) throw new GatewayFault('callerNotVerified', { data: { permission } });
  };

/**
 * Whether a code has verified the caller for a correction: a code to an address on file, or one to the new address. The
 * new address alone shows only that the caller has it, so the caller must have named facts of the account as well, unless
 * the settings ask for none.
 */
export type ProvesCorrection = (
  operator: Operator,
  userId: string,
  correction: Pick<AddressCorrection, 'channel' | 'address'>,
) => Promise<boolean>;

export const correctionProof =
  ({ policy, callers }: Options): ProvesCorrection =>
  async (operator, userId, correction) => {
    const found = await callers.list(operator, [userId]);
    const has = (method: StoredVerification['method']) => found.some((one) => one.method === method);
    if (has('email') || has('phone')) return true;
    return callers.isProven(found, correction) && (has('facts') || !asksForFacts(policy));
  };
