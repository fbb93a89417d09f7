import { describe, expect, it } from 'vitest';

import { fetchPicture } from './fetch-picture.ts';
import { isPublicAddress, publicLookup } from './public-address.ts';

const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');

/** Returns a `send` with a response per URL. */
function sendFrom(answers: Record<string, { status?: number; location?: string; body?: Uint8Array[] }>) {
  const requested: string[] = [];
  const send = async (url: URL) => {
    requested.push(url.href);
    const { status = 200, location, body = [] } = answers[url.href] ?? { status: 404 };
    return {
      statusCode: status,
      headers: location === undefined ? {} : { location },
      destroy: () => undefined as never,
      async *[Symbol.asyncIterator]() {
        yield* body;
      },
    };
  };
  return { send, requested };
}

const unavailable = { kind: 'pictureUnavailable' };

it('loads a picture through redirects, and detects its type by content', async () => {
  const { send, requested } = sendFrom({
    'https://a.example/1': { status: 302, location: 'https://b.example/2' },
    'https://b.example/2': { status: 301, location: '/3' },
    'https://b.example/3': { body: [png.subarray(0, 4), png.subarray(4)] },
  });
  const picture = await fetchPicture('https://a.example/1', send);
  expect(picture).toEqual({ type: 'image/png', bytes: new Uint8Array(png) });
  expect(requested).toHaveLength(3);
});

it.each([
  'http://a.example/1',
  'https://a.example:8443/1',
  'https://10.0.0.1/',
  'https://127.0.0.1/',
  'https://2130706433/',
  'https://0x7f.1/',
  'https://169.254.169.254/latest/meta-data',
  'https://[::1]/',
  'https://[fd00::1]/',
  'https://[fe80::1]/',
  'https://[::ffff:10.0.0.1]/',
  'https://[64:ff9b::a00:1]/',
  'data:image/png;base64,AA',
  'file:///etc/passwd',
  'no address',
])('never sends a request to %s, not even after a redirect', async (address) => {
  const { send, requested } = sendFrom({ 'https://a.example/': { status: 302, location: address } });
  await expect(fetchPicture(address, send)).rejects.toMatchObject(unavailable);
  expect(requested).toEqual([]);
  await expect(fetchPicture('https://a.example/', send)).rejects.toMatchObject(unavailable);
  expect(requested[0]).toBe('https://a.example/');
  // A relative location resolves to the same host.
  expect(requested.slice(1).filter((url) => !url.startsWith('https://a.example/'))).toEqual([]);
});

it.each([
  ['a redirect without end', { status: 302, location: 'https://a.example/' }],
  ['more than 2 MiB', { body: [png, new Uint8Array(2 * 1024 * 1024)] }],
  ['SVG', { body: [Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')] }],
  ['HTML', { body: [Buffer.from('<!doctype html><script>1</script>')] }],
  ['an empty body', {}],
  ['an error', { status: 500, body: [png] }],
])('refuses %s', async (_what, answer) => {
  const { send } = sendFrom({ 'https://a.example/': answer });
  await expect(fetchPicture('https://a.example/', send)).rejects.toMatchObject(unavailable);
});

it('refuses names of this machine before connecting', async () => {
  await expect(fetchPicture('https://localhost/')).rejects.toMatchObject({
    ...unavailable,
    cause: { name: 'PrivateAddressError' },
  });
});

describe('the addresses of a name', () => {
  it.each(['8.8.8.8', '185.199.108.133', '2606:4700::6810:85e5'])('may be %s', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it.each(['0.0.0.0', '10.1.2.3', '100.64.0.1', '127.8.8.8', '172.31.0.1', '192.168.1.1', '198.18.0.1', '224.0.0.1'])(
    'may not be %s',
    (address) => {
      expect(isPublicAddress(address)).toBe(false);
      expect(isPublicAddress(`::ffff:${address}`)).toBe(false);
    },
  );

  it.each(['::', '::1', 'fe80::1', 'fc00::1', 'ff02::1', '2001::1', '2002:a00:1::', '2001:db8::1', 'x', ''])(
    'may not be "%s"',
    (address) => expect(isPublicAddress(address)).toBe(false),
  );

  it.each([true, false])('are refused if one is private (all: %s)', async (all) => {
    const error = await new Promise((resolve) => {
      publicLookup('localhost', { all }, resolve);
    });
    expect(error).toMatchObject({ name: 'PrivateAddressError' });
  });
});
