import { GatewayFault } from '#gateway/gateway-fault.ts';

/** Larger than any answer of the Management API has reason to be, in bytes: 100 users with 100 kB each are 10 MB. */
const maxSize = 32 * 1024 * 1024;

/**
 * The body of an answer, which fails with `badAnswer` where it grows too large.
 *
 * @throws {GatewayFault} `badAnswer` when it says beforehand that it will
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

/** @throws {GatewayFault} `badAnswer` when it is too large */
export async function readJson(answer: Response): Promise<unknown> {
  return new Response(limitedBody(answer)).json();
}
