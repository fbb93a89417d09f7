import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, it } from 'vitest';

import { keyFile } from './key-file.ts';
import { SettingError } from './setting.ts';

let folder: string;
let path: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'usher-key-'));
  path = join(folder, 'usher.key');
});

afterEach(() => rm(folder, { recursive: true, force: true }));

it('creates a secret once, readable by the current user only', async () => {
  const [first, second] = await Promise.all([keyFile(path), keyFile(path)]);
  expect(first).toEqual(second);
  expect(first[0]).toMatch(/^[\w-]{43}$/);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect(await keyFile(path)).toEqual(first);
});

it('reads several secrets, newest first', async () => {
  const secrets = ['n'.repeat(32), 'o'.repeat(32)];
  await writeFile(path, `${secrets.join('\n')}\n`, { mode: 0o600 });
  expect(await keyFile(path)).toEqual(secrets);
});

it('refuses a file that other users can read, and one without a valid secret', async () => {
  await keyFile(path);
  await chmod(path, 0o640);
  await expect(keyFile(path)).rejects.toThrow(SettingError);
  await expect(keyFile(path)).rejects.toThrow('chmod 600');
  await chmod(path, 0o600);
  await writeFile(path, 'short\n');
  await expect(keyFile(path)).rejects.toThrow('at least 32 characters');
  expect(await readFile(path, 'utf8')).toBe('short\n');
});

it('names the alternatives if the file cannot be created', async () => {
  await expect(keyFile(join(folder, 'missing', 'usher.key'))).rejects.toThrow(
    /KEY_FILE .* cannot be created \(ENOENT\).*SESSION_SECRET/,
  );
});
