import * as z from 'zod';

import { errorBody } from '#contract/errors.ts';
import { totalNumberHeader, totalNumberIsCappedHeader } from '#contract/paging.ts';

import { ApiError, UnexpectedAnswerError, UnreachableError } from './api-error.ts';

/**
 * The only place that talks to the server. Every function throws {@link ApiError}, {@link UnreachableError} or
 * {@link UnexpectedAnswerError}, or the signal's own abort.
 */

export type Page<T> = {
  items: T[];
  total: number;
  /** The server stopped counting: there are more than `total`. */
  isCapped: boolean;
};

type QueryValue = string | number | boolean | undefined;

/** Query parameters by name, or as pairs where a name may repeat. Undefined and empty values are left out. */
export type Query = Record<string, QueryValue> | readonly (readonly [name: string, value: QueryValue])[];

export async function get<T extends z.ZodType>(path: string, shape: T, signal?: AbortSignal): Promise<z.output<T>> {
  return read(await send(path, { signal: signal ?? null }), shape);
}

/** One page of a list; `Total-Number` becomes `total`. */
export async function getPage<T extends z.ZodType>(
  path: string,
  query: Query,
  item: T,
  signal?: AbortSignal,
): Promise<Page<z.output<T>>> {
  const response = await send(`${path}${toSearch(query)}`, { signal: signal ?? null });
  const total = Number(response.headers.get(totalNumberHeader) ?? Number.NaN);
  if (!Number.isInteger(total) || total < 0) throw new UnexpectedAnswerError(`${path}: no ${totalNumberHeader}`);
  return {
    items: await read(response, z.array(item)),
    total,
    isCapped: response.headers.get(totalNumberIsCappedHeader) === 'true',
  };
}

export async function post<T extends z.ZodType>(path: string, body: unknown, shape: T): Promise<z.output<T>> {
  return read(await send(path, withBody('POST', body)), shape);
}

export async function patch<T extends z.ZodType>(path: string, body: unknown, shape: T): Promise<z.output<T>> {
  return read(await send(path, withBody('PATCH', body)), shape);
}

export async function remove(path: string): Promise<void> {
  await send(path, { method: 'DELETE' });
}

const withBody = (method: string, body: unknown): RequestInit => ({
  method,
  body: JSON.stringify(body),
  headers: { 'content-type': 'application/json' },
});

async function send(path: string, init: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(path, init);
  } catch (error) {
    if (init.signal?.aborted) throw error;
    throw new UnreachableError(`${path} could not be reached.`, { cause: error });
  }
  if (!response.ok) throw new ApiError(response, await readErrorBody(response));
  return response;
}

async function read<T extends z.ZodType>(response: Response, shape: T): Promise<z.output<T>> {
  const body: unknown = await response.json().catch(() => undefined);
  const parsed = shape.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new UnexpectedAnswerError(`${response.url}: ${z.prettifyError(parsed.error)}`, { cause: parsed.error });
}

async function readErrorBody(response: Response) {
  const parsed = errorBody.safeParse(await response.json().catch(() => undefined));
  return parsed.data ?? {};
}

function toSearch(query: Query): string {
  const pairs = Array.isArray(query) ? query : Object.entries(query);
  const params = new URLSearchParams();
  for (const [name, value] of pairs) if (value !== undefined && value !== '') params.append(name, String(value));
  const search = params.toString();
  return search === '' ? '' : `?${search}`;
}
