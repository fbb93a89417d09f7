import { type CallerQuestion, callerQuestions } from '#contract/callers.ts';
import type { Permission } from '#contract/operators.ts';

/** Settings for the verification of callers. */
export type CallerSettings = {
  /** What operators ask callers, in this order. */
  callerQuestions: readonly CallerQuestion[];
  /** Actions that need a verified caller. */
  callerVerificationRequired: readonly Permission[];
};

/** Permissions that `CALLER_VERIFICATION_REQUIRED` cannot name. */
export const neverNeedCaller: readonly Permission[] = [
  // Reads, and permissions that only extend others: these are no actions.
  'users:read',
  'users:unmask',
  'users:search',
  'users:history',
  'notes:read',
  'audit:read',
  'protected:write',
  // Actions on no existing user.
  'users:create',
  'roles:write',
  'protection:write',
  'sessions:administer',
  // Actions that help to verify a caller, or that no caller asks for; and the correction, which has its own rule.
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
