import type { IncomingMessage } from 'node:http';
import { get } from 'node:https';
import { isIP } from 'node:net';

import { GatewayFault } from '#gateway/gateway-fault.ts';

import { isPublicAddress, PrivateAddressError, publicLookup } from './public-address.ts';

export type Picture = { type: string; bytes: Uint8Array<ArrayBuffer> };

/** The parts of a response that are used. */
type Answer = Pick<IncomingMessage, 'statusCode' | 'headers' | 'destroy'> & AsyncIterable<Uint8Array>;

/** Sends a GET request to a URL that has been checked. */
type Send = (url: URL, signal: AbortSignal) => Promise<Answer>;

const maxBytes = 2 * 1024 * 1024;
const maxRedirects = 3;
const timeoutMs = 5000;

/**
 * Fetches a picture from the public internet without cookies, and without the operator's IP address or browser headers.
 *
 * @throws {GatewayFault} `pictureUnavailable` for every cause: details would reveal the network around Usher
 */
export async function fetchPicture(address: string, send: Send = sendPublicly): Promise<Picture> {
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    let url = publicUrl(address);
    for (let redirects = 0; redirects <= maxRedirects; redirects += 1) {
      const answer = await send(url, signal);
      const { location } = answer.headers;
      if (answer.statusCode === 200) return await readPicture(answer);
      answer.destroy();
      if (location === undefined || !isRedirect(answer.statusCode)) throw new Error(`status ${answer.statusCode}`);
      url = publicUrl(new URL(location, url).href);
    }
    throw new Error('too many redirects');
  } catch (error) {
    throw new GatewayFault('pictureUnavailable', { cause: error });
  }
}

const isRedirect = (status: number | undefined) => status !== undefined && [301, 302, 303, 307, 308].includes(status);

/** Allows only HTTPS on its default port, so that other services cannot be reached. */
function publicUrl(address: string): URL {
  const url = new URL(address);
  if (url.protocol !== 'https:' || url.port !== '') throw new Error('no HTTPS address');
  // `publicLookup` checks host names; IP addresses are not resolved and have to be checked here.
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  if (isIP(host) !== 0 && !isPublicAddress(host)) throw new PrivateAddressError(host);
  return url;
}

function sendPublicly({ hostname, pathname, search }: URL, signal: AbortSignal): Promise<Answer> {
  return new Promise((resolve, reject) => {
    get(
      {
        hostname: hostname.replace(/^\[(.*)\]$/, '$1'),
        path: pathname + search,
        headers: { accept: 'image/*', 'accept-encoding': 'identity', 'user-agent': 'Usher' },
        lookup: publicLookup,
        agent: false,
        signal,
      },
      resolve,
    ).on('error', reject);
  });
}

async function readPicture(answer: Answer): Promise<Picture> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of answer) {
    size += chunk.length;
    if (size > maxBytes) throw new Error('larger than 2 MiB');
    chunks.push(chunk);
  }
  const bytes = new Uint8Array(Buffer.concat(chunks));
  const type = pictureType(bytes);
  if (type === undefined) throw new Error('no picture');
  return { type, bytes };
}

/** Picture types that cannot contain scripts, by their first bytes. */
const signatures: readonly { type: string; matches: (start: string) => boolean }[] = [
  { type: 'image/png', matches: (start) => start.startsWith('\x89PNG\r\n\x1a\n') },
  { type: 'image/jpeg', matches: (start) => start.startsWith('\xff\xd8\xff') },
  { type: 'image/gif', matches: (start) => /^GIF8[79]a/.test(start) },
  { type: 'image/webp', matches: (start) => /^RIFF[\s\S]{4}WEBP/.test(start) },
  { type: 'image/avif', matches: (start) => /^[\s\S]{4}ftypavi[fs]/.test(start) },
];

/**
 * Returns the type of a picture by its content; undefined for anything else, such as SVG, which can contain scripts.
 */
function pictureType(bytes: Uint8Array): string | undefined {
  const start = Buffer.from(bytes.subarray(0, 16)).toString('latin1');
  return signatures.find(({ matches }) => matches(start))?.type;
}
