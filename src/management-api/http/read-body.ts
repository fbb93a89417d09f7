import type { HonoRequest } from 'hono';

import { isDeeper, maxJsonDepth } from '#contract/json.ts';

/** The body is not what its content type says. The answer has no code, as in the original. */
export class UnreadableBodyError extends Error {
  override readonly name = 'UnreadableBodyError';
}

/**
 * The body as the original reads it: JSON and forms parsed, text as it is, anything else as if nothing had been sent
 * (spec 0).
 */
export async function readBody(request: HonoRequest): Promise<unknown> {
  const type = mediaType(request);
  const text = await request.text();
  if (text === '') return {};
  if (type === 'application/json') return parseJson(text);
  if (type === 'application/x-www-form-urlencoded') return parseForm(text);
  return type.startsWith('text/') ? text : {};
}

/** The content type without its parameters, or '' when there is none. */
export function mediaType(request: HonoRequest): string {
  return (request.header('content-type') ?? '').replace(/;.*$/s, '').trim().toLowerCase();
}

/** @throws {UnreadableBodyError} */
export function parseJson(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) throw new UnreadableBodyError('The body must be a JSON object or array.');
  const value = tryParse(text);
  if (isDeeper(value)) throw new UnreadableBodyError(`The body is nested more than ${maxJsonDepth} levels deep.`);
  return value;
}

function tryParse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new UnreadableBodyError('The body is not valid JSON.');
  }
}

/** A name given once has a text, a name given several times a list of them. */
export function parseForm(text: string): Record<string, string | string[]> {
  return gather(new URLSearchParams(text));
}

/** The same reading for the query of an address. */
export function gather(params: URLSearchParams): Record<string, string | string[]> {
  return Object.fromEntries(
    [...new Set(params.keys())].map((name) => {
      const values = params.getAll(name);
      return [name, values.length === 1 ? values.join() : values];
    }),
  );
}
