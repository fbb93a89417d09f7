import type { HonoRequest } from 'hono';

import { isDeeper, maxJsonDepth } from '#contract/json.ts';

import { ApiError } from './api-error.ts';

/** Values in a JSON body, at any depth. Validating many more would block the server for seconds. */
const maxValues = 100_000;

/** The body does not match its content type. As in Logto, the response has no `code`. */
export class UnreadableBodyError extends Error {
  override readonly name = 'UnreadableBodyError';
}

/**
 * Reads the body as Logto does: JSON and forms are parsed, text is returned as it is, any other type as `{}`
 * (logto-behavior.md#0).
 */
export async function readBody(request: HonoRequest): Promise<unknown> {
  const type = mediaType(request);
  const bytes = await request.arrayBuffer();
  if (bytes.byteLength === 0) return {};
  if (type === 'application/json') return parseJson(decode(bytes));
  if (type === 'application/x-www-form-urlencoded') return parseForm(decode(bytes));
  return type.startsWith('text/') ? decode(bytes) : {};
}

/** @throws {UnreadableBodyError} for bytes that are not UTF-8: they would be stored as other characters */
function decode(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new UnreadableBodyError('The body is not valid UTF-8.');
  }
}

/** The content type without parameters; '' if missing. */
export function mediaType(request: HonoRequest): string {
  return (request.header('content-type') ?? '').replace(/;.*$/s, '').trim().toLowerCase();
}

/**
 * @throws {UnreadableBodyError}
 * @throws {ApiError} for lone surrogates, which PostgreSQL can't store
 */
export function parseJson(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) throw new UnreadableBodyError('The body must be a JSON object or array.');
  const value = tryParse(text);
  if (isDeeper(value)) throw new UnreadableBodyError(`The body is nested more than ${maxJsonDepth} levels deep.`);
  if (countValues(value) > maxValues) throw new UnreadableBodyError(`The body has more than ${maxValues} values.`);
  // Only an escape can produce one.
  if (/\\u[dD][89a-fA-F]/.test(text) && hasLoneSurrogate(value)) {
    throw new ApiError('request.invalid_input', {
      message: 'The body contains a lone surrogate, which is not a character.',
    });
  }
  return value;
}

function countValues(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1;
  return Object.values(value).reduce<number>((sum, member) => sum + countValues(member), 1);
}

/** Returns whether a text at any depth contains a lone surrogate. */
function hasLoneSurrogate(value: unknown): boolean {
  if (typeof value === 'string') return /\p{Surrogate}/u.test(value);
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).flat().some(hasLoneSurrogate);
}

function tryParse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new UnreadableBodyError('The body is not valid JSON.');
  }
}

/**
 * Parses a form; a repeated name has an array of strings.
 *
 * @throws {UnreadableBodyError} for escaped bytes that are not UTF-8
 */
export function parseForm(text: string): Record<string, string | string[]> {
  try {
    for (const [bytes] of text.matchAll(/(?:%[\da-f]{2})+/gi)) decodeURIComponent(bytes);
  } catch {
    throw new UnreadableBodyError('The body is not valid UTF-8.');
  }
  return gather(new URLSearchParams(text));
}

/** Converts URL parameters in the same way. */
export function gather(params: URLSearchParams): Record<string, string | string[]> {
  return Object.fromEntries(
    [...new Set(params.keys())].map((name) => {
      const values = params.getAll(name);
      return [name, values.length === 1 ? values.join() : values];
    }),
  );
}
