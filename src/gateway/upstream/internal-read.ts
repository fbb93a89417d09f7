import * as z from 'zod';

import { GatewayFault } from '#gateway/gateway-fault.ts';
import { refuseFaults } from '#gateway/proxy/answer.ts';
import { readJson } from '#gateway/read-json.ts';

/**
 * Reads a response of the Management API that the gateway needs for a decision. Returns undefined for 404.
 *
 * @throws {GatewayFault} when the response is a failure or invalid
 */
export async function readAnswer<T extends z.core.$ZodType>(
  answer: Response,
  shape: T,
): Promise<z.output<T> | undefined> {
  if (answer.status === 404) {
    await answer.body?.cancel();
    return undefined;
  }
  await refuseFaults(answer);
  // The only part of the request from outside is the ID.
  if (answer.status === 400 || answer.status === 422) throw new GatewayFault('invalidInput');
  if (!answer.ok) throw new GatewayFault('failed', { data: { status: answer.status } });
  const { data, error } = z.safeParse(shape, await readJson(answer));
  if (error !== undefined) throw new GatewayFault('badAnswer', { cause: error });
  return data;
}
