import { describe, expect, it } from 'vitest';

import { UnreadableFile } from '#console/lib/unreadable-file.ts';
import { importRows, type ImportRow, maxImportBytes } from '#contract/imports.ts';

import { ImportReader } from './import-reader.ts';
import { answer, ImportSession } from './import-session.ts';
import type { MapOptions } from './map-row.ts';
import type { ReadProgress, WorkerReply, WorkerRequest } from './worker-messages.ts';

const options: MapOptions = { country: '', language: 'en', allowsPlainPasswords: false };

/** A worker in the same thread, which copies messages as a real one does. */
class TestWorker extends EventTarget {
  #session: ImportSession | undefined = new ImportSession();

  async postMessage(message: WorkerRequest): Promise<void> {
    const post = (reply: WorkerReply) => {
      if (this.#session === undefined) return;
      this.dispatchEvent(new MessageEvent('message', { data: structuredClone(reply) }));
    };
    post(await answer(this.#session ?? new ImportSession(), structuredClone(message), post));
  }

  terminate(): void {
    this.#session = undefined;
  }
}

/** A reader, and the workers that it started. */
function openReader() {
  const workers: TestWorker[] = [];
  const reader = new ImportReader(() => {
    const worker = new TestWorker();
    workers.push(worker);
    return worker;
  });
  return { reader, workers };
}

const table = 'email,name,password\na@b.c,Ada,secret\nb@b.c,Bob,secret\n';

describe('the reader of an import', () => {
  it('summarizes a file, and starts no worker before', async () => {
    const { reader, workers } = openReader();
    expect(workers).toHaveLength(0);
    expect(await reader.open(new Blob([table]))).toEqual({
      facts: { format: 'delimited', encoding: 'utf-8', separator: ',', hasHeader: true },
      source: 'table',
      mapping: {
        source: 'table',
        columns: [
          { column: 'email', target: 'primaryEmail' },
          { column: 'name', target: 'name' },
          { column: 'password', target: 'passwordPlain' },
        ],
      },
      columns: [
        { name: 'email', samples: ['a@b.c', 'b@b.c'] },
        { name: 'name', samples: ['Ada', 'Bob'] },
        { name: 'password', samples: [] },
      ],
      originalColumns: ['email', 'name', 'password'],
      count: 2,
      warnings: [],
    });
    expect((await reader.open(new Blob([table]), { hasHeader: false })).count).toBe(3);
    expect(workers).toHaveLength(1);
  });

  it('tells how far a file is read: its bytes, then its rows', async () => {
    const { reader } = openReader();
    const progress: ReadProgress[] = [];
    const rows = Array.from({ length: 60_000 }, (_, index) => `user-${index}@example.com,Ada Lovelace\n`);
    const { count } = await reader.open(new Blob(['email,name\n', ...rows]), {}, (step) => progress.push(step));
    expect(count).toBe(60_000);
    const parts = (wanted: string) => progress.flatMap(({ step, part }) => (step === wanted ? [part] : []));
    expect(parts('bytes')).toHaveLength(3);
    expect(parts('bytes').at(-1)).toBe(1);
    const [first, ...others] = parts('rows');
    expect(first).toBeUndefined();
    expect(others).toHaveLength(60);
    expect(others).toEqual(others.toSorted((one = 0, other = 0) => one - other));
    expect(others.at(-1)).toBeCloseTo(1, 3);
  });

  it('maps a sample and all rows, and changes the source', async () => {
    const { reader } = openReader();
    const { mapping } = await reader.open(new Blob([table]));
    const [row] = await reader.sample(mapping, options, 1);
    expect(row?.user).toEqual({ primaryEmail: 'a@b.c', name: 'Ada' });
    const batches = [];
    for await (const batch of reader.batches(mapping, options)) batches.push(batch);
    expect(batches.map(({ rows, done }) => [rows.length, done])).toEqual([[2, 2]]);
    expect((await reader.mapping('clerk')).source).toBe('clerk');
  });

  it('rejects with the problem of the file', async () => {
    const { reader } = openReader();
    const failure = await reader.open(new Blob(['a,b\n"c\n'])).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(UnreadableFile);
    expect(failure).toMatchObject({ details: { code: 'broken-quotes', line: 2 } });
    await expect(reader.mapping('table')).rejects.toMatchObject({ details: { code: 'failed' } });
  });

  it('can be canceled, and opens the next file in a new worker', async () => {
    const { reader, workers } = openReader();
    const opening = reader.open(new Blob([table]));
    reader.cancel();
    await expect(opening).rejects.toMatchObject({ name: 'AbortError' });
    expect((await reader.open(new Blob([table]))).count).toBe(2);
    expect(workers).toHaveLength(2);
  });

  it('rejects when the worker ends', async () => {
    const { reader, workers } = openReader();
    const opening = reader.open(new Blob([table]));
    workers[0]?.dispatchEvent(new Event('error'));
    await expect(opening).rejects.toMatchObject({ details: { code: 'failed' } });
  });

  it('does not read a file that is too large', async () => {
    const file = Object.defineProperty(new Blob(), 'size', { value: maxImportBytes + 1 });
    file.slice = () => {
      throw new Error('Not to be read');
    };
    const problem = { code: 'too-large', most: maxImportBytes };
    await expect(new ImportSession().open(file, {})).rejects.toMatchObject({ details: problem });
  });

  it('says when the browser cannot read the file', async () => {
    const file = new Blob(['a']);
    file.slice = () => Object.assign(new Blob(), { arrayBuffer: () => Promise.reject(new Error('It is gone')) });
    await expect(new ImportSession().open(file, {})).rejects.toMatchObject({ details: { code: 'not-readable' } });
  });
});

describe('batches', () => {
  const read = async (text: string) => {
    const { reader } = openReader();
    const { mapping } = await reader.open(new Blob([text]));
    const columns = mapping.columns.map(({ column, target }) => ({
      column,
      target: target === 'ignore' ? (`customData.${column}` as const) : target,
    }));
    const batches: ImportRow[][] = [];
    for await (const { rows } of reader.batches({ ...mapping, columns }, options)) batches.push(rows);
    return batches;
  };

  it('have at most 2,000 rows, in order', async () => {
    const batches = await read(`email\n${Array.from({ length: 4001 }, (_, index) => `u${index}@b.c\n`).join('')}`);
    expect(batches.map((rows) => rows.length)).toEqual([2000, 2000, 1]);
    expect(batches.flat().map(({ number }) => number)).toEqual(Array.from({ length: 4001 }, (_, index) => index + 1));
  });

  it('are below 900 kB, and keep who it is where a row alone is larger', async () => {
    const [long, tooLong] = ['李'.repeat(100_000), 'x'.repeat(2_000_000)];
    const notes = [long, long, long, 'short', tooLong];
    const batches = await read(`email,note\n${notes.map((note, index) => `u${index}@b.c,${note}\n`).join('')}`);
    for (const rows of batches) {
      expect(new TextEncoder().encode(JSON.stringify({ rows })).length).toBeLessThan(900_100);
      expect(importRows.safeParse({ rows }).success).toBe(true);
    }
    expect(batches.map((rows) => rows.length)).toEqual([2, 3]);
    expect(batches.flat().at(-1)).toEqual({
      number: 5,
      user: { primaryEmail: 'u4@b.c' },
      problems: [{ column: '', problem: 'too-long' }],
    });
  });

  it('have the original cells of rows as far as these fit into a request', async () => {
    // Six bytes each in a request. The secret is not in the original cells.
    const note = '\u0001'.repeat(49_000);
    const notes = [
      { email: 'a@b.c', note, secret: '' },
      { email: 'b@b.c', note, secret: 'x'.repeat(400_000) },
    ];
    const rows = (await read(notes.map((line) => JSON.stringify(line)).join('\n'))).flat();
    expect(rows.map(({ original }) => original)).toEqual([['a@b.c', note, ''], undefined]);
    expect(rows[1]?.user.customData).toEqual(notes[1] && { note, secret: notes[1].secret });
  });
});
