import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, it } from 'vitest';

import { consoleFiles } from './console-files.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'usher-files-'));
  await mkdir(join(folder, 'assets'));
  await writeFile(join(folder, 'index.html'), `<!doctype html><script>1</script>${' '.repeat(2000)}`);
  await writeFile(join(folder, 'assets', 'page-1.js'), 'export {};');
  await writeFile(join(folder, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const ask = async (path: string, headers = {}) => (await consoleFiles(folder, () => [])).request(path, { headers });

it('answers every address with the page, compressed, and asks to be asked again', async () => {
  const answer = await ask('/users/abc?page=2', { 'accept-encoding': 'gzip' });
  expect(answer.headers.get('content-type')).toContain('text/html');
  expect(answer.headers.get('content-encoding')).toBe('gzip');
  expect(answer.headers.get('cache-control')).toBe('no-cache');
});

it('says "not modified" with the policy of the page, which would be lost otherwise', async () => {
  const first = await ask('/users');
  const again = await ask('/users', { 'if-none-match': first.headers.get('etag') });
  expect(again.status).toBe(304);
  const policy = again.headers.get('content-security-policy');
  expect(policy).toContain("'sha256-");
  expect(policy).toBe(first.headers.get('content-security-policy'));
});

it('lets the icon be kept for a day', async () => {
  const icon = await ask('/favicon.svg');
  expect([icon.status, icon.headers.get('cache-control')]).toEqual([200, 'public, max-age=86400']);
});

it('lets files with a hash in their name be kept for ever, and never answers a missing one with the page', async () => {
  const file = await ask('/assets/page-1.js');
  expect([file.status, file.headers.get('cache-control')]).toEqual([200, expect.stringContaining('immutable')]);
  const missing = await ask('/assets/page-2.js');
  expect(missing.status).toBe(404);
  expect(await missing.text()).not.toContain('<');
});
