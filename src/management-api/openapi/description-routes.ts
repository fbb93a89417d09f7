import { Hono } from 'hono';

import { describeApi } from './document.ts';
import { readingPage } from './reading-page.ts';

/** The OpenAPI document. */
export const descriptionRoutes = () =>
  new Hono()
    .get('/swagger.json', (c) => c.json(describeApi(new URL(c.req.url).origin)))
    .get('/.well-known/management.openapi.json', (c) => c.json(describeApi(new URL(c.req.url).origin)));

/** The API reference as a page; a route of Usher, not of Logto. */
export const readingPageRoutes = () => new Hono().get('/', (c) => c.html(readingPage()));
