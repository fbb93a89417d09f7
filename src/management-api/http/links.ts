import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';

import type { RequestedPage, Total } from './paging.ts';
import { gather } from './read-body.ts';

/** Sends the `Link` headers of a page, in Logto's order (logto-behavior.md#3). */
export function sendLinks(c: Context, page: RequestedPage, total: Total): void {
  const links = relations(page, total).map(([rel, number]) => `<${addressOfPage(c.req.url, number)}>; rel="${rel}"`);
  const node = nodeResponse(c);
  // A fetch Response joins repeated headers into one line; Node's response keeps one line per relation.
  if (node !== undefined) node.setHeader('Link', links);
  else for (const link of links) c.header('Link', link, { append: true });
}

function relations({ size, offset }: RequestedPage, { count, isCapped }: Total): [rel: string, page: number][] {
  const current = Math.floor(offset / size) + 1;
  const last = Math.max(1, Math.ceil(count / size));
  const result: [string, number][] = [['first', 1]];
  if (current > 1) result.push(['prev', current - 1]);
  if (isCapped) return result;
  result.push(['last', last]);
  if (current < last) result.push(['next', current + 1]);
  return result;
}

/** As in Logto, the path lacks `/api`. */
function addressOfPage(url: string, page: number): string {
  const { origin, pathname, searchParams } = new URL(url);
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(gather(searchParams))) query.set(name, String(value));
  query.set('page', String(page));
  return `${origin}${pathname.replace(/^\/api/, '')}?${query.toString()}`;
}

function nodeResponse(c: Context<{ Bindings: Partial<HttpBindings> }>): HttpBindings['outgoing'] | undefined {
  // `env` is undefined for requests within the process.
  const env: Partial<HttpBindings> | undefined = c.env;
  return env?.outgoing;
}
