import type { Context } from 'hono';

import { readSearch, type Search, SearchSyntaxError } from '#contract/search.ts';

import { ApiError } from './api-error.ts';
import { patternSize } from './pattern-size.ts';

/** Characters. The columns hold 128; longer patterns can exhaust PostgreSQL's recursion limit. */
const maxLength = 1000;

/** States. PGlite compiles this many in a tenth of a second; a much larger number blocks it for good. */
const maxPatternSize = 1000;

/** Reads the search of the query and limits its size (logto-behavior.md#4.2). */
export function searchOf<Field extends string>(c: Context, fields: readonly Field[]): Search<Field> | undefined {
  const search = parse(new URL(c.req.url).searchParams, fields);
  for (const { mode, values } of search?.matches ?? []) {
    if (values.some((value) => value.length > maxLength)) throw notASearch('the text is too long');
    const isRegex = mode === 'posix' || mode === 'similar_to';
    if (isRegex && values.some((value) => patternSize(value) > maxPatternSize)) {
      throw notASearch('the pattern repeats too much');
    }
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
  new ApiError('request.invalid_input', { message: `The search is not valid: ${reason}.`, data: {} });
