import type { Answer } from './render-console.tsx';

/** `GET /api/users`: a method and a path without its query. */
export const isFor = (line: string) => (request: Request) =>
  line === `${request.method} ${new URL(request.url).pathname}`;

/** An error answer as the API and the gateway word it. */
export const refusal = (status: number, body: object = {}, headers: Record<string, string> = {}) =>
  Response.json(body, { status, headers });

/** What `fetch` does when nothing listens at the other end. */
export const nobodyListens = (): never => {
  throw new TypeError('fetch failed');
};

/** Answers like `answer`, but requests for `line` with `fault` until it is repaired. */
export function broken(answer: Answer, line: string, fault: () => Response) {
  let isBroken = true;
  return {
    answer: ((request) => (isBroken && isFor(line)(request) ? fault() : answer(request))) satisfies Answer,
    repair: () => {
      isBroken = false;
    },
  };
}

/** Answers like `answer`, but lets requests for `line` wait until they are released. */
export function held(answer: Answer, line: string) {
  let release = () => {};
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  return {
    answer: (async (request) => {
      if (isFor(line)(request)) await gate;
      return answer(request);
    }) satisfies Answer,
    release: () => release(),
  };
}

/** An answer that ends in the middle, as when the server dies. */
export function brokenOff(beginning: string): Response {
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      controller.enqueue(new TextEncoder().encode(beginning));
      controller.error(new TypeError('terminated'));
    },
  });
  return new Response(body, { headers: { 'content-type': 'application/json' } });
}

/** What the gateway answers when it does not know whether a write was carried out. */
export const unknownOutcome = (data: object = {}) =>
  refusal(504, {
    code: 'gateway.outcome_unknown',
    data: { outcome: 'unknown', because: 'gateway.upstream_timeout', ...data },
  });

/** Answers like `answer`, but requests for `line` are carried out and then answered with `fault`. */
export const lost =
  (answer: Answer, line: string, fault: () => Response = unknownOutcome): Answer =>
  async (request) => {
    if (!isFor(line)(request)) return answer(request);
    await answer(request);
    return fault();
  };
