import { type CallerQuestion, callerQuestions } from '#contract/callers.ts';
import type { Permission } from '#contract/operators.ts';

/** Settings for the verification of callers. */
export type CallerSettings = {
  /** What operators ask callers, in this order. */
  callerQuestions: readonly CallerQuestion[];
  /** Actions that need a verified caller. */
  callerVerificationRequired: readonly Permission[];
};

/** Actions that verify a caller, so that they cannot need a verified one; and the correction, which has its own rule. */
export const neverNeedCaller: readonly Permission[] = [
  'users:reveal',
  'verification-codes:send',
  'verification-codes:verify',
  'callers:verify',
  'identifiers:correct',
  'notes:write',
  'notes:administer',
  'approvals:decide',
];

export const defaultCallerSettings: CallerSettings = { callerQuestions, callerVerificationRequired: [] };
