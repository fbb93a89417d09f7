import { expect, it, vi } from 'vitest';

import { readSettings } from '#server/settings.ts';

import { reportStart } from './report-start.ts';

/** Settings with addresses on which no server listens. */
const connected = readSettings({
  LOGTO_ENDPOINT: 'http://127.0.0.1:1',
  LOGTO_APP_ID: 'machine',
  LOGTO_APP_SECRET: 'machine-s3cret',
  OIDC_ISSUER: 'http://127.0.0.1:1/oidc',
  OIDC_CLIENT_ID: 'usher',
  OIDC_CLIENT_SECRET: 'sign-in-s3cret',
  PUBLIC_URL: 'http://127.0.0.1:2',
});

type Given = { settings?: typeof connected; stopAfter?: string; compareProvider?: () => Promise<'unknown'> };

/** Returns the lines that a start prints. */
async function printed({ settings = connected, stopAfter, compareProvider }: Given = {}): Promise<string[]> {
  const lines: string[] = [];
  const stopped = new AbortController();
  await reportStart(settings, {
    product: { compareProvider },
    clock: () => Date.now(),
    print: (line) => {
      lines.push(line);
      if (stopAfter !== undefined && line.includes(stopAfter)) stopped.abort();
    },
    signal: stopped.signal,
  });
  return lines;
}

it('prints the problems, and mentions the doctor', async () => {
  const lines = await printed();
  expect(lines.filter((line) => line.includes('WRONG'))).toEqual([
    expect.stringContaining('Token'),
    expect.stringContaining('Sign-in provider'),
  ]);
  expect(lines.at(-1)).toContain('npm run doctor');
});

it('prints nothing without connections', async () => {
  expect(await printed({ settings: readSettings({}) })).toEqual([]);
});

it('stops printing when the product stops', async () => {
  expect(await printed({ stopAfter: 'Checking' })).toEqual(['Checking the connections:']);
});

it('logs an error in the checks, and does not reject', async () => {
  const logged = vi.spyOn(console, 'error').mockReturnValue();
  const lines = await printed({ compareProvider: () => Promise.reject(new Error('boom')) });
  expect(logged).toHaveBeenCalledOnce();
  expect(lines.at(-1)).toContain('npm run doctor');
  logged.mockRestore();
});
