import type { Operator } from '#contract/operators.ts';
import type { AuditRecorder } from '#gateway/audit-log/audit-recorder.ts';

import { rateLimiter } from './rate-limits.ts';
import type { ReadLimiter } from './read-quotas.ts';
import { searchMisses } from './search-misses.ts';

/**
 * New values that an operator who sees masked data may search for in a minute. With 6,000 they could guess addresses
 * from names.
 */
const valuesAMinute = 30;

type Options = { limiter: ReadLimiter; recorder: AuditRecorder; clock: () => number };

/** Counts the values that operators search for who see masked data, and raises an alarm when they seem to guess. */
export type MaskedSearches = {
  /**
   * @returns a callback for the result of the search
   * @throws {GatewayFault} `tooManyRequests` or `readQuotaExceeded`
   */
  begin: (operator: Operator, values: readonly string[]) => Promise<(isFound: boolean) => Promise<void>>;
};

export function maskedSearches({ limiter, recorder, clock }: Options): MaskedSearches {
  const misses = searchMisses(clock);
  const countInMinute = rateLimiter({ limits: { value: valuesAMinute }, clock });
  return {
    begin: async (operator, values) => {
      const newValues = misses.newAmong(operator.subject, values);
      countInMinute('value', operator.subject, newValues.length);
      await limiter.countMaskedValues(operator, newValues.length);
      return async (isFound) => {
        const missesInARow = misses.note(operator.subject, newValues, isFound);
        if (missesInARow !== undefined) await recorder.alarm('missed-searches', operator, missesInARow);
      };
    },
  };
}
