import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { createQueryClient } from '#console/api/query-client.ts';
import { currentSessionQueries } from '#console/api/session.ts';
import type { Answer } from '#console/testing/render-console.tsx';
import { signedIn } from '#console/testing/signed-in.ts';

import { guardRestoredPage } from './restored-page.ts';

const signedOut: Answer = () => Response.json({ code: 'gateway.signed_out', message: '' }, { status: 401 });
let answer: Answer;
const reload = vi.fn<() => void>();
const listeners = new Map<string, (event: { persisted: boolean }) => void>();

beforeEach(async () => {
  reload.mockClear();
  document.body.hidden = false;
  vi.stubGlobal('addEventListener', (type: string, listener: (event: { persisted: boolean }) => void) =>
    listeners.set(type, listener),
  );
  vi.stubGlobal('location', { origin: 'http://localhost', reload });
  vi.stubGlobal('fetch', async (path: string) => answer(new Request(new URL(path, 'http://localhost'))));
  answer = signedIn(signedOut);
  const client = createQueryClient();
  await client.prefetchQuery(currentSessionQueries.current());
  guardRestoredPage(client);
});
afterEach(() => void vi.unstubAllGlobals());

const leave = (persisted: boolean) => listeners.get('pagehide')?.({ persisted });
const restore = () => listeners.get('pageshow')?.({ persisted: true });

it('shows a restored page only if the same operator is still signed in', async () => {
  leave(true);
  expect(document.body).not.toBeVisible();
  restore();
  expect(document.body).not.toBeVisible();
  await vi.waitFor(() => expect(document.body).toBeVisible());
  expect(reload).not.toHaveBeenCalled();
});

it.each([
  ['no operator is signed in', signedOut],
  [
    'another operator is signed in',
    signedIn(signedOut, { operator: { subject: 'other', name: 'Other', role: 'admin' } }),
  ],
  [
    'the role has changed',
    signedIn(signedOut, { operator: { subject: 'tester', name: 'Tessa Tester', role: 'viewer' } }),
  ],
  ['the server does not respond', () => Promise.reject(new TypeError('Failed to fetch'))],
] satisfies [string, Answer][])('reloads a restored page if %s', async (_case, later) => {
  leave(true);
  answer = later;
  restore();
  await vi.waitFor(() => expect(reload).toHaveBeenCalledOnce(), { timeout: 5000 });
  expect(document.body).not.toBeVisible();
});

it('does not hide a page that is not cached', () => {
  leave(false);
  expect(document.body).toBeVisible();
});
