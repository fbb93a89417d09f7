import type { Answer } from './render-console.tsx';

/** Returns a predicate for requests with this method and path, such as `GET /api/users`; ignores the query. */
export const isFor = (line: string) => (request: Request) =>
  line === `${request.method} ${new URL(request.url).pathname}`;

/** Error response in the format of the API and the gateway. */
export const refusal = (status: number, body: object = {}, headers: Record<string, string> = {}) =>
  Response.json(body, { status, headers });

/** Throws like `fetch` when the connection is refused. */
export const nobodyListens = (): never => {
  throw new TypeError('fetch failed');
};

/** Wraps `answer` so that requests for `line` get `fault` until `repair` is called. */
export function broken(answer: Answer, line: string, fault: () => Response) {
  let isBroken = true;
  return {
    answer: ((request) => (isBroken && isFor(line)(request) ? fault() : answer(request))) satisfies Answer,
    repair: () => {
      isBroken = false;
    },
  };
}

/** Wraps `answer` so that requests for `line` wait until `release` is called. */
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

/** Truncated response, as when the server stops. */
export function brokenOff(beginning: string): Response {
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      controller.enqueue(new TextEncoder().encode(beginning));
      controller.error(new TypeError('terminated'));
    },
  });
  return new Response(body, { headers: { 'content-type': 'application/json' } });
}

/** Response of the gateway when the outcome of a write is unknown. */
export const unknownOutcome = (data: object = {}) =>
  refusal(504, {
    code: 'gateway.outcome_unknown',
    data: { outcome: 'unknown', because: 'gateway.upstream_timeout', ...data },
  });

/** Wraps `answer` so that requests for `line` are carried out but get the response `fault`. */
export const lost =
  (answer: Answer, line: string, fault: () => Response = unknownOutcome): Answer =>
  async (request) => {
    if (!isFor(line)(request)) return answer(request);
    await answer(request);
    return fault();
  };
