import { once } from 'node:events';
import { chmod, link, lstat, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { FolderInUseError, lockFolder, queryOwner } from './folder-lock.ts';
import { NewerDatabaseError } from './migrate.ts';
import { openFolder } from './open-folder.ts';
import { makePrivate } from './private-folder.ts';
import { readEmptyEmbedded } from './testing/open-test-database.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'usher-test-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

it('keeps data after it is closed', async () => {
  const first = await openFolder(folder, readEmptyEmbedded);
  await sql`create table kept as select 1 as value`.execute(first.db);
  await first.close();
  const second = await openFolder(folder);
  const { rows } = await sql`select value from kept`.execute(second.db);
  await second.close();
  expect(rows).toEqual([{ value: 1 }]);
});

it('removes the access of other users to the folder and its contents', async () => {
  const inner = join(folder, 'postgres', 'pg_wal');
  await mkdir(inner, { recursive: true });
  await writeFile(join(folder, 'left.txt'), '');
  for (const path of [folder, join(folder, 'left.txt'), inner]) await chmod(path, 0o777);
  await makePrivate(folder);
  const modes = await Promise.all(
    [folder, join(folder, 'left.txt'), inner].map(async (path) => (await lstat(path)).mode),
  );
  expect(modes.map((mode) => (mode & 0o777).toString(8))).toEqual(['700', '600', '700']);
});

it('allows one owner at a time', async () => {
  const { release } = await lockFolder(folder);
  await expect(openFolder(folder)).rejects.toThrow(FolderInUseError);
  await release();
  const { release: releaseAgain } = await lockFolder(folder);
  await releaseAgain();
});

it('gives the lock to one of ten processes that request it at once', async () => {
  const results = await Promise.allSettled(Array.from({ length: 10 }, () => lockFolder(folder)));
  const owners = results.filter((result) => result.status === 'fulfilled');
  expect(owners).toHaveLength(1);
  await owners[0]?.value.release();
});

it('takes over the lock of a killed owner', async () => {
  // A killed process leaves a socket on which no process listens.
  const dead = createServer();
  await new Promise<void>((done) => dead.listen(join(folder, 'dead.sock'), done));
  await link(join(folder, 'dead.sock'), join(folder, 'lock.sock'));
  await new Promise((done) => dead.close(done));

  await expect(lockFolder(folder).then(({ release }) => release())).resolves.toBeUndefined();
});

describe('questions to the owner', () => {
  it('returns a long answer while another process tries to take the lock', async () => {
    const lock = await lockFolder(folder);
    lock.answerWith(async (question) => {
      await expect(lockFolder(folder)).rejects.toThrow(FolderInUseError);
      return `${question} ${'x'.repeat(1_000_000)}`;
    });
    expect(await queryOwner(folder, 'how much?')).toBe(`how much? ${'x'.repeat(1_000_000)}`);
    await lock.release();
  });

  it('rejects with the reason if there is no answer', async () => {
    const lock = await lockFolder(folder);
    await expect(queryOwner(folder, 'ready?')).rejects.toThrow('not ready');
    lock.answerWith(() => Promise.reject(new Error('The answer failed.')));
    await expect(queryOwner(folder, 'now?')).rejects.toThrow('The answer failed.');
    await expect(queryOwner(folder, 'x'.repeat(10_000))).rejects.toThrow(/did not answer|EPIPE|ECONNRESET/);
    await lock.release();
    await expect(queryOwner(folder, 'gone?')).rejects.toThrow('ENOENT');
  });

  it('does not keep the owner from releasing the lock', async () => {
    const lock = await lockFolder(folder);
    const silent = connect(join(folder, 'lock.sock'));
    await once(silent, 'connect');
    await lock.release();
    await expect(once(silent, 'close')).resolves.toBeDefined();
  });
});

it('refuses a folder of a newer version and leaves it unchanged', async () => {
  await writeFile(join(folder, 'usher.json'), '{"format":99}');
  await expect(openFolder(folder)).rejects.toThrow(NewerDatabaseError);
  expect(await readdir(folder)).toEqual(['usher.json']);
});
