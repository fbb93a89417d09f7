import { afterEach, expect, it, vi } from 'vitest';
import * as z from 'zod/mini';

import { ApiError, OutcomeUnknownError } from './api-error.ts';
import type { ApiRequest } from './api-request.ts';
import { fetchJson } from './http.ts';

afterEach(() => void vi.unstubAllGlobals());

const read: ApiRequest = { method: 'GET', route: '/usher/session' };
const write: ApiRequest = { method: 'PATCH', route: '/api/users/{userId}', params: { userId: 'a' }, body: {} };
const errorOf = (request: ApiRequest, answer: () => Response): Promise<unknown> => {
  vi.stubGlobal('fetch', async () => answer());
  return fetchJson(request, z.object({ id: z.string() })).catch((error: unknown) => error);
};
const refused = (status: number, code: string) => () => Response.json({ code }, { status });
const noAnswer = (): never => {
  throw new TypeError('fetch failed');
};

it.each<[string, () => Response, string]>([
  ['the gateway reports it', refused(504, 'gateway.outcome_unknown'), 'ApiError'],
  ['there is no response', noAnswer, 'UnreachableError'],
  ['a proxy lost the response', () => new Response('Bad gateway', { status: 502 }), 'ApiError'],
  ['a proxy waited too long', () => new Response('Timeout', { status: 504 }), 'ApiError'],
  ['the response cannot be parsed', () => new Response('{"id":'), 'UnexpectedAnswerError'],
  ['the response does not match the contract', () => Response.json({}), 'UnexpectedAnswerError'],
])('reports the outcome of a write as unknown when %s', async (_when, answer, cause) => {
  const error = await errorOf(write, answer);
  expect(error).toBeInstanceOf(OutcomeUnknownError);
  expect(error).toHaveProperty('cause.name', cause);
  expect(await errorOf(read, answer)).toHaveProperty('name', cause);
});

it.each([
  ['a refusal', 403, 'gateway.not_permitted'],
  ['an unreachable service', 502, 'gateway.upstream_unreachable'],
  ['an audit log that is away', 503, 'gateway.audit_log_unavailable'],
])('reports a write as failed after %s', async (_what, status, code) => {
  expect(await errorOf(write, refused(status, code))).toBeInstanceOf(ApiError);
});
