import type { Operator } from '#contract/operators.ts';
import { rateLimiter } from '#gateway/limits/rate-limits.ts';

/** Codes sent and checked in ten minutes. Logto also refuses a code after ten wrong attempts. */
const limits = { 'sent to account': 5, 'checked for account': 10, 'sent by operator': 60, 'checked by operator': 120 };
const period = 10 * 60_000;

/**
 * Counts a code against the limits of the account, for all operators together, and of the operator.
 *
 * @throws {GatewayFault} `tooManyRequests`
 */
export type CountCode = (kind: 'sent' | 'checked', operator: Operator, userId: string) => void;

export function codeLimiter(clock: () => number): CountCode {
  const count = rateLimiter({ limits, clock, period });
  return (kind, { subject }, userId) => {
    count(`${kind} by operator`, subject);
    count(kind === 'sent' ? 'sent to account' : 'checked for account', userId);
  };
}
