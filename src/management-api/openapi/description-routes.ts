import { Hono } from 'hono';

import { describeApi } from './document.ts';
import { readingPage } from './reading-page.ts';

/** The description of the API, for programs. */
export const descriptionRoutes = () =>
  new Hono()
    .get('/swagger.json', (c) => c.json(describeApi(new URL(c.req.url).origin)))
    .get('/.well-known/management.openapi.json', (c) => c.json(describeApi(new URL(c.req.url).origin)));

/** The same for people; Usher's own. */
export const readingPageRoutes = () => new Hono().get('/', (c) => c.html(readingPage()));
