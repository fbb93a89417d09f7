import { createHash } from 'node:crypto';

import { totalNumberHeader, totalNumberIsCappedHeader } from '#contract/paging.ts';
import { GatewayFault } from '#gateway/gateway-fault.ts';
import type { Redaction } from '#gateway/policy/redaction.ts';
import { codeOf, limitedBody } from '#gateway/read-json.ts';

const passedHeaders = ['content-type', 'etag', totalNumberHeader, totalNumberIsCappedHeader];

export type AnswerOptions = {
  /** The requested path. */
  path: string;
  /** Removes secrets from the response. */
  redact?: Redaction | undefined;
  /** Wraps a streamed body to report failures after the response has started. */
  reported: (body: ReadableStream<Uint8Array>) => ReadableStream<Uint8Array>;
};

/**
 * Converts an upstream response for the browser: with allowed headers only, and with the body streamed, or parsed to
 * remove secrets.
 *
 * @throws {GatewayFault} when the upstream failed, or the response is not one of the Management API
 */
export async function answerFrom(upstream: Response, { path, redact, reported }: AnswerOptions): Promise<Response> {
  await refuseFaults(upstream);
  const headers = new Headers();
  for (const name of passedHeaders) {
    const value = upstream.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  for (const link of ownLinks(upstream.headers.get('link'), path)) headers.append('link', link);

  // The upstream's ETag covers the unmasked body: it would confirm guesses of masked values.
  if (redact !== undefined) headers.delete('etag');
  const { status } = upstream;
  const streamed = status === 204 || status === 304 ? null : limitedBody(upstream);
  if (streamed === null) return new Response(null, { status, headers });
  if (redact === undefined || !upstream.ok) return new Response(reported(streamed), { status, headers });

  const body = JSON.stringify(redact(await new Response(streamed).json()));
  headers.set('etag', `"${createHash('sha256').update(body).digest('base64url')}"`);
  return new Response(body, { status, headers });
}

/** @throws {GatewayFault} when the upstream failed, or the response is not one of the Management API */
export async function refuseFaults(upstream: Response): Promise<void> {
  const { status } = upstream;
  const data = { status };
  if (status === 401) throw new GatewayFault('badCredentials', { data });
  if (status === 429) {
    throw new GatewayFault('rateLimited', { retryAfter: upstream.headers.get('retry-after') ?? undefined });
  }
  if (status >= 500) throw new GatewayFault('failed', { data });
  if (status === 304 || status === 204 || upstream.body === null) return;

  const type = upstream.headers.get('content-type') ?? '';
  const isJson = type.includes('json');
  // Logto responds to unknown paths and methods in plain text, and to known ones in JSON (logto-behavior.md#0).
  if ((status === 404 || status === 405) && type.startsWith('text/plain')) throw new GatewayFault('notOffered');
  if (status === 403 && isJson && (await codeOf(upstream)) === 'auth.forbidden') throw new GatewayFault('missingRole');
  const isPlainSuccess = upstream.ok && type.startsWith('text/plain');
  if (!isJson && !isPlainSuccess) throw new GatewayFault('badAnswer', { data });
}

/**
 * Rewrites `Link` to the gateway's path: the upstream's contains internal hosts and lacks `/api` (logto-behavior.md#3).
 */
function ownLinks(link: string | null, path: string): string[] {
  const relations = (link ?? '').matchAll(/<[^>?]*(\?[^>]*)?>\s*;\s*rel="(\w+)"/g);
  return [...relations].map(([, query = '', relation]) => `<${path}${query}>; rel="${relation}"`);
}
