import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { PGlite } from '@electric-sql/pglite';
import type { TestProject } from 'vitest/node';

/** Creates the files of an empty embedded database once for all tests of a run. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'usher-test-'));
  const pglite = await PGlite.create();
  const copy = await pglite.dumpDataDir('none');
  await pglite.close();
  const file = join(folder, 'empty.tar');
  await writeFile(file, copy.stream());
  project.provide('emptyEmbedded', file);
  return () => rm(folder, { recursive: true, force: true });
}
