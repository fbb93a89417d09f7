import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';

import { defaultPageSize, maxPageSize, totalNumberHeader, totalNumberIsCappedHeader } from '#contract/paging.ts';

import { ApiError } from './api-error.ts';
import { sendLinks } from './links.ts';

/** Part of a list. Fractions are accepted here and rejected by the database, as in Logto. */
export type RequestedPage = { size: number; limit: number; offset: number };

/** Middleware for lists that are always paginated. */
export const paging = createMiddleware<{ Variables: { page: RequestedPage } }>(async (c, next) => {
  c.set('page', readPage(c));
  await next();
});

/** Middleware for lists that are complete without `page` and `page_size`. */
export const optionalPaging = createMiddleware<{ Variables: { page: RequestedPage | undefined } }>(async (c, next) => {
  const isPaged = [...(c.req.queries('page') ?? []), ...(c.req.queries('page_size') ?? [])].some((text) => text !== '');
  c.set('page', isPaged ? readPage(c) : undefined);
  await next();
});

function readPage(c: Context): RequestedPage {
  const page = readNumber(c.req.queries('page')) ?? 1;
  const size = readNumber(c.req.queries('page_size'), maxPageSize) ?? defaultPageSize;
  return { size, limit: size, offset: (page - 1) * size };
}

function readNumber(values: string[] | undefined, max = Infinity): number | undefined {
  if (values === undefined) return undefined;
  const [text] = values;
  if (values.length === 1 && text === '') return undefined;
  const number = values.length === 1 ? Number(text) : Number.NaN;
  if (number > 0 && number <= max) return number;
  throw new ApiError('guard.invalid_pagination');
}

/** `isCapped`: there are at least `count` items. */
export type Total = { count: number; isCapped: boolean };

/** Sends one page of a list with its total; without `page` the whole list without a total. */
export function sendPage(
  c: Context,
  items: readonly object[],
  page: RequestedPage | undefined,
  total: Total,
): Response {
  if (page !== undefined) {
    c.header(totalNumberHeader, String(total.count));
    if (total.isCapped) c.header(totalNumberIsCappedHeader, 'true');
    sendLinks(c, page, total);
  }
  return c.json(items);
}
