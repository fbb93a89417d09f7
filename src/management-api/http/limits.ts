import { bodyLimit } from 'hono/body-limit';
import { createMiddleware } from 'hono/factory';

import { ApiError } from './api-error.ts';

const maxUrlLength = 16 * 1024;

/** 413 for bodies over 1 MiB. */
export const limitBody = bodyLimit({
  maxSize: 1024 * 1024,
  onError: () => {
    throw new ApiError('request.body_too_large');
  },
});

/** 414 for URLs over 16 KiB. */
export const limitUrl = createMiddleware(async (c, next) => {
  if (c.req.url.length > maxUrlLength) throw new ApiError('request.url_too_long');
  await next();
});
