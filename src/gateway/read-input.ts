import * as z from 'zod';

import { GatewayFault } from './gateway-fault.ts';

/** @throws {GatewayFault} `invalidInput` with the issues and their paths */
export function readInput<T extends z.core.$ZodType>(schema: T, input: unknown): z.output<T> {
  const { success, data, error } = z.safeParse(schema, input);
  if (success) return data;
  throw new GatewayFault('invalidInput', {
    data: { issues: error.issues.map(({ code, message, path }) => ({ code, message, path })) },
  });
}
