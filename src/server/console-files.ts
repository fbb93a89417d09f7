import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { compress } from 'hono/compress';

import { contentSecurityPolicy } from './content-security-policy.ts';

/** Serves the built console from `folder`: its files, and the page for every other address. */
export async function consoleFiles(folder: string): Promise<Hono> {
  const html = await readFile(join(folder, 'index.html'), 'utf8');
  const policy = contentSecurityPolicy(html);
  const files = new Hono();

  files.use(
    '/assets/*',
    serveStatic({
      root: folder,
      precompressed: true,
      onFound: (_path, c) => c.header('cache-control', 'public, max-age=31536000, immutable'),
    }),
  );
  // A file that is missing after an update must not be answered with the page: the browser would run HTML as a script.
  files.all('/assets/*', (c) => c.text('Not found', 404));
  files.get('/favicon.svg', serveStatic({ root: folder }));
  files.get('*', compress(), (c) => {
    c.header('content-security-policy', policy);
    c.header('cache-control', 'no-cache');
    return c.html(html);
  });
  return files;
}
