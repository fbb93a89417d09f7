import * as z from 'zod';

import { GatewayFault } from './gateway-fault.ts';

/** Largest response body, in bytes. Legitimate ones are smaller: 100 users with 100 kB each are 10 MB. */
const maxSize = 32 * 1024 * 1024;

/**
 * Returns the body of a response; the stream fails with `badAnswer` if it becomes too large.
 *
 * @throws {GatewayFault} `badAnswer` if `Content-Length` is already too large
 */
export function limitedBody(answer: Response): ReadableStream<Uint8Array> | null {
  if (answer.body === null) return null;
  requireSize(Number(answer.headers.get('content-length') ?? 0));
  let size = 0;
  return answer.body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform: (chunk, controller) => {
        size += chunk.byteLength;
        requireSize(size);
        controller.enqueue(chunk);
      },
    }),
  );
}

function requireSize(size: number): void {
  if (size > maxSize) throw new GatewayFault('badAnswer', { data: { size } });
}

/** @throws {GatewayFault} `badAnswer` if the body is too large */
export async function readJson(answer: Response): Promise<unknown> {
  return new Response(limitedBody(answer)).json();
}

/** Returns the code of an error response. Reads a clone, so that the body can still be read. */
export async function codeOf(answer: Response): Promise<string | undefined> {
  const body = await readJson(answer.clone()).catch(() => undefined);
  const code = typeof body === 'object' && body !== null && 'code' in body ? body.code : undefined;
  return typeof code === 'string' ? code : undefined;
}

/** @throws {GatewayFault} `invalidInput` with the issues and their paths */
export function readInput<T extends z.core.$ZodType>(schema: T, input: unknown): z.output<T> {
  const { success, data, error } = z.safeParse(schema, input);
  if (success) return data;
  throw new GatewayFault('invalidInput', {
    data: { issues: error.issues.map(({ code, message, path }) => ({ code, message, path })) },
  });
}
