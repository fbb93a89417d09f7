import type { Context } from 'hono';

import { readSearch, type Search, SearchSyntaxError } from '#contract/search.ts';

import { ApiError } from './api-error.ts';
import { patternSize } from './pattern-size.ts';

/** Characters. The columns hold 128; PostgreSQL also compiles patterns by recursion, which long ones exhaust. */
const maxLength = 1000;

/** States. The embedded PostgreSQL compiles this many in a tenth of a second, and never comes back from very many. */
const maxPatternSize = 1000;

/** The search that the query asks for (spec 4.2). */
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
  new ApiError('request.invalid_input', { message: `The search cannot be understood: ${reason}.`, data: {} });
