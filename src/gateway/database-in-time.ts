import { withTimeout } from '#database/with-timeout.ts';

import { GatewayFault } from './gateway-fault.ts';

/** The default time that the database may take for a query, in ms. */
const usualTimeoutMs = 5000;

/**
 * Returns a function that runs a query, or several that belong together, within a time. Faults that the query throws itself
 * pass unchanged.
 *
 * @throws {GatewayFault} `auditLogUnavailable` when the database cannot be used
 */
export const databaseInTime =
  (timeoutMs = usualTimeoutMs) =>
  async <T>(query: () => Promise<T>): Promise<T> => {
    try {
      return await withTimeout(timeoutMs, query);
    } catch (cause) {
      throw cause instanceof GatewayFault ? cause : new GatewayFault('auditLogUnavailable', { cause });
    }
  };
