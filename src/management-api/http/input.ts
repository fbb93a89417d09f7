import { createMiddleware } from 'hono/factory';
import type * as z from 'zod';

import { ApiError } from './api-error.ts';
import { describeIssues, validate } from './input-issues.ts';
import { gather, readBody } from './read-body.ts';

type Part = 'body' | 'query' | 'path';

/** Validates the body with `schema`; the handler reads it with `c.req.valid('json')`. */
export const body = <Output extends object>(schema: z.core.$ZodType<Output>) =>
  createMiddleware<object, string, { in: { json: Output }; out: { json: Output } }>(async (c, next) => {
    c.req.addValidatedData('json', checked(schema, await readBody(c.req), 'body'));
    await next();
  });

/** Validates the query with `schema`; the handler reads it with `c.req.valid('query')`. */
export const query = <Output extends object>(schema: z.core.$ZodType<Output>) =>
  createMiddleware<object, string, { in: { query: Output }; out: { query: Output } }>(async (c, next) => {
    c.req.addValidatedData('query', checked(schema, gather(new URL(c.req.url).searchParams), 'query'));
    await next();
  });

/** Validates the path's parameters with `schema`; the handler reads them with `c.req.valid('param')`. */
export const params = <Output extends object>(schema: z.core.$ZodType<Output>) =>
  createMiddleware<object, string, { in: { param: Output }; out: { param: Output } }>(async (c, next) => {
    c.req.addValidatedData('param', checked(schema, c.req.param(), 'path'));
    await next();
  });

function checked<Output>(schema: z.core.$ZodType<Output>, value: unknown, part: Part): Output {
  const result = validate(schema, value);
  if (result.success) return result.data;
  const { issues } = result;
  throw new ApiError('guard.invalid_input', {
    message: `The ${part} of the request does not have the expected form.`,
    data: { issues, name: 'ZodError' },
    details: describeIssues(issues),
  });
}
