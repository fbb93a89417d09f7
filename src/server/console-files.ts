import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { etag, RETAINED_304_HEADERS } from 'hono/etag';

import type { Language } from '#contract/languages.ts';

import { contentSecurityPolicy, scriptSecurityPolicy } from './content-security-policy.ts';

/**
 * Serves the built console from `folder`: its files, and the page for every other path.
 *
 * @param pictureHosts hosts from which the page may load pictures
 * @param language language of the page where the operator has chosen none
 */
export async function consoleFiles(
  folder: string,
  pictureHosts: () => readonly string[],
  language?: Language,
): Promise<Hono> {
  const built = await readFile(join(folder, 'index.html'), 'utf8');
  const html = language === undefined ? built : built.replace('<html', `<html data-language="${language}"`);
  const files = new Hono();
  // A 304 response replaces headers: without this one, the page would get the content security policy for data.
  const revalidated = etag({ weak: true, retainedHeaders: [...RETAINED_304_HEADERS, 'content-security-policy'] });

  files.use('/assets/*', async (c, next) => {
    await next();
    // File names contain a hash of the content.
    if (c.res.ok) c.header('cache-control', 'public, max-age=31536000, immutable');
    c.header('content-security-policy', scriptSecurityPolicy);
  });
  files.use('/assets/*', serveStatic({ root: folder, precompressed: true }));
  // A missing file, such as after an update, must not get the page: the browser would run HTML as a script.
  files.all('/assets/*', (c) => c.text('Not found', 404));
  files.use('/favicon.svg', async (c, next) => {
    await next();
    // The page also shows the icon: caching saves the second request.
    if (c.res.ok) c.header('cache-control', 'public, max-age=86400');
  });
  files.get('/favicon.svg', serveStatic({ root: folder }));
  files.get('*', compress(), revalidated, (c) => {
    c.header('content-security-policy', contentSecurityPolicy(html, pictureHosts()));
    c.header('cache-control', 'no-cache');
    return c.html(html);
  });
  return files;
}
