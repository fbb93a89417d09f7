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

const request = async (path: string, headers = {}) => (await consoleFiles(folder, () => [])).request(path, { headers });

it('serves the page at every path, compressed and without caching', async () => {
  const answer = await request('/users/abc?page=2', { 'accept-encoding': 'gzip' });
  expect(answer.headers.get('content-type')).toContain('text/html');
  expect(answer.headers.get('content-encoding')).toBe('gzip');
  expect(answer.headers.get('cache-control')).toBe('no-cache');
});

it("keeps the page's content security policy in a 304 response", async () => {
  const first = await request('/users');
  const again = await request('/users', { 'if-none-match': first.headers.get('etag') });
  expect(again.status).toBe(304);
  const policy = again.headers.get('content-security-policy');
  expect(policy).toContain("'sha256-");
  expect(policy).toBe(first.headers.get('content-security-policy'));
});

it('lets browsers cache the icon for a day', async () => {
  const icon = await request('/favicon.svg');
  expect([icon.status, icon.headers.get('cache-control')]).toEqual([200, 'public, max-age=86400']);
});

it('lets browsers cache assets forever, and returns 404 for a missing one', async () => {
  const file = await request('/assets/page-1.js');
  expect([file.status, file.headers.get('cache-control')]).toEqual([200, expect.stringContaining('immutable')]);
  const missing = await request('/assets/page-2.js');
  expect(missing.status).toBe(404);
  expect(await missing.text()).not.toContain('<');
});

it('lets a worker load further scripts of ours, and nothing else', async () => {
  const { headers } = await request('/assets/page-1.js');
  expect(headers.get('content-security-policy')).toBe("default-src 'none'; script-src 'self'; frame-ancestors 'none'");
});
