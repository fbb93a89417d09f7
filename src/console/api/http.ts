import * as z from 'zod/mini';

import { errorBody, gatewayErrorCodes, isAboutApproval } from '#contract/errors.ts';
import { askForApproval, operatorHeaders } from '#contract/operators.ts';
import { totalNumberHeader, totalNumberIsCappedHeader } from '#contract/paging.ts';
import { conditionalWriteType } from '#contract/writes.ts';

import {
  ApiError,
  isGone,
  requestIdOf,
  OutcomeUnknownError,
  UnexpectedAnswerError,
  UnreachableError,
} from './api-error.ts';
import { addressOf, type ApiRequest } from './api-request.ts';
import { takeEarlyAnswer } from './early-answers.ts';
import { watchRead } from './slow-reads.ts';

/**
 * The only module that sends requests. Every function throws {@link ApiError}, {@link UnreachableError}, {@link
 * UnexpectedAnswerError}, for writes {@link OutcomeUnknownError}, for reads {@link CanceledError}, or the signal's
 * abort reason.
 */

export type Page<T> = {
  items: T[];
  total: number;
  /** The server stopped counting: there are at least `total`. */
  isCapped: boolean;
};

/** Sends `request` and returns the parsed response. */
export const fetchJson = async <T extends z.core.$ZodType>(
  request: ApiRequest,
  shape: T,
  signal?: AbortSignal,
): Promise<z.output<T>> => (await fetchRecorded(request, shape, signal)).answer;

/** Like {@link fetchJson}, also with the ID under which the audit log has the request. */
export async function fetchRecorded<T extends z.core.$ZodType>(
  request: ApiRequest,
  shape: T,
  signal?: AbortSignal,
): Promise<{ answer: z.output<T>; requestId: string | undefined }> {
  return carryOut(request, signal, async (ending) => {
    const response = await send(request, ending);
    return { answer: await read(response, shape), requestId: requestIdOf(response) };
  });
}

/** Fetches one page of a list; `total` comes from the `Total-Number` header. */
export async function fetchPage<T extends z.core.$ZodType>(
  request: ApiRequest,
  item: T,
  signal?: AbortSignal,
): Promise<Page<z.output<T>>> {
  return carryOut(request, signal, async (ending) => {
    const response = await send(request, ending);
    const total = Number(response.headers.get(totalNumberHeader) ?? Number.NaN);
    if (!Number.isInteger(total) || total < 0)
      throw new UnexpectedAnswerError(`${request.route}: no ${totalNumberHeader}`);
    return {
      items: await read(response, z.array(item)),
      total,
      isCapped: response.headers.get(totalNumberIsCappedHeader) === 'true',
    };
  });
}

/** Sends `request` and ignores the body of a successful response. */
export async function sendRequest(request: ApiRequest): Promise<void> {
  await carryOut(request, undefined, async () => (await send(request)).body?.cancel());
}

/** Sends a `request` that removes something. It succeeds if the thing {@link isGone} already. */
export async function sendRemoval(request: ApiRequest): Promise<void> {
  try {
    await sendRequest(request);
  } catch (error) {
    if (!isGone(error)) throw error;
  }
}

/** Makes reads of the API cancelable by the operator, and reports writes that may have taken effect as such. */
async function carryOut<T>(
  request: ApiRequest,
  signal: AbortSignal | undefined,
  run: (signal?: AbortSignal) => Promise<T>,
): Promise<T> {
  if (request.method === 'GET') return request.route.startsWith('/api/') ? watchRead(signal, run) : run(signal);
  try {
    return await run(signal);
  } catch (error) {
    throw errorOf(request, error);
  }
}

/** Routes that change nothing that an operator would check or repeat with care. */
const harmlessRoutes: readonly string[] = [
  '/usher/sign-in/demo',
  '/usher/sign-out',
  '/usher/users/{userId}/opened',
  '/usher/users/{userId}/reveal',
  '/usher/users/{userId}/password-suggestion',
  '/usher/export-sample',
];

const isWrite = ({ method, route }: ApiRequest): boolean => method !== 'GET' && !harmlessRoutes.includes(route);

/** Returns `error`, or an {@link OutcomeUnknownError} if the write may have taken effect. */
const errorOf = (request: ApiRequest, error: unknown): unknown =>
  isWrite(request) && error instanceof Error && hidesOutcome(error) ? new OutcomeUnknownError(error) : error;

function hidesOutcome(error: Error): boolean {
  if (!(error instanceof ApiError)) return error instanceof UnreachableError || error instanceof UnexpectedAnswerError;
  // A 502 or 504 without a gateway code comes from a proxy that lost the response.
  const isFromProxy = (error.status === 502 || error.status === 504) && error.code === undefined;
  return isFromProxy || error.code === gatewayErrorCodes.outcomeUnknown;
}

async function send(request: ApiRequest, signal?: AbortSignal): Promise<Response> {
  const { method } = request;
  let response: Response;
  try {
    const address = addressOf(request);
    const early = method === 'GET' ? await takeEarlyAnswer(address) : undefined;
    response =
      early ??
      (await fetch(address, {
        method,
        signal: signal ?? null,
        headers: headersOf(request),
        ...(request.body !== undefined && { body: JSON.stringify(bodyOf(request)) }),
      }));
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new UnreachableError(`${request.route} could not be reached.`, { cause: error });
  }
  if (response.ok) return response;
  const refusal = await readErrorBody(response);
  throw new ApiError(response, refusal, isAboutApproval(refusal.code) ? request : undefined);
}

function headersOf(request: ApiRequest): Record<string, string> {
  const { body, expected, reason, flow, replaces = [] } = request;
  return {
    [operatorHeaders.console]: '1',
    ...(body !== undefined && { 'content-type': expected === undefined ? 'application/json' : conditionalWriteType }),
    ...(request.searchRequestId !== undefined && { [operatorHeaders.searchRequest]: request.searchRequestId }),
    ...(request.requestsApproval === true && { [operatorHeaders.approval]: askForApproval }),
    ...(replaces.length > 0 && { [operatorHeaders.replaces]: replaces.join(',') }),
    ...(flow !== undefined && { [operatorHeaders.flow]: flow }),
    ...(reason !== undefined && { [operatorHeaders.reason]: encodeURIComponent(reason) }),
  };
}

/** The gateway compares expected values, and forwards the body alone. */
const bodyOf = ({ body, expected }: ApiRequest): unknown => (expected === undefined ? body : { body, expected });

async function read<T extends z.core.$ZodType>(response: Response, shape: T): Promise<z.output<T>> {
  const body = parsedJson(await bodyText(response));
  const parsed = z.safeParse(shape, body);
  if (parsed.success) return parsed.data;
  throw new UnexpectedAnswerError(`${response.url}: ${z.prettifyError(parsed.error)}`, { cause: parsed.error });
}

/** A truncated response counts as a network error. */
const bodyText = (response: Response): Promise<string> =>
  response.text().catch((error: unknown) => {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new UnreachableError(`${response.url} was truncated.`, { cause: error });
  });

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

async function readErrorBody(response: Response) {
  const parsed = errorBody.safeParse(await response.json().catch(() => undefined));
  return parsed.data ?? {};
}
