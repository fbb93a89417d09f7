import type { Context } from 'hono';

import { readSearch, type Search, SearchSyntaxError } from '#contract/search.ts';

import { ApiError } from './api-error.ts';

/** PostgreSQL compiles these by recursion; the embedded one never comes back from thousands of nested groups. */
const maxRegexLength = 1000;

/** The search that the query asks for (spec 4.2). */
export function searchOf<Field extends string>(c: Context, fields: readonly Field[]): Search<Field> | undefined {
  const search = parse(new URL(c.req.url).searchParams, fields);
  for (const { mode, values } of search?.matches ?? []) {
    const isRegex = mode === 'posix' || mode === 'similar_to';
    if (isRegex && values.some((value) => value.length > maxRegexLength)) throw notASearch('the pattern is too long');
  }
  return search;
}

function parse<Field extends string>(params: URLSearchParams, fields: readonly Field[]): Search<Field> | undefined {
  try {
    return readSearch(params, fields);
  } catch (error) {
    if (error instanceof SearchSyntaxError) throw notASearch(error.message);
    throw error;
  }
}

const notASearch = (reason: string) =>
  new ApiError('request.invalid_input', { message: `The search cannot be understood: ${reason}.`, data: {} });
