import { UnreadableFile } from '#console/lib/unreadable-file.ts';
import type { ImportRow, ImportSource } from '#contract/imports.ts';

import type { MapOptions } from './map-row.ts';
import type { ImportMapping } from './mapping.ts';
import type { FileOverrides } from './read-import-file.ts';
import type {
  FileSummary,
  ReadProgress,
  RowBatch,
  TaskName,
  WorkerReply,
  WorkerRequest,
  WorkerTask,
  WorkerTasks,
} from './worker-messages.ts';

/** What the reader uses of a worker. */
export type ImportWorker = EventTarget & { postMessage: (message: WorkerRequest) => unknown; terminate: () => void };

/** How a task ended. */
type Outcome = Exclude<WorkerReply, { progress: unknown }> | Error;

type Pending = {
  settle: (outcome: Outcome) => void;
  onProgress: ((progress: ReadProgress) => void) | undefined;
};

/**
 * Reading files of users in the browser.
 *
 * A page makes one {@link ImportReader} and calls `cancel` when it is left. The file is read, recognized and mapped in a worker; the
 * page only has the summary, a sample and one batch at a time.
 *
 * ```ts
 * const reader = new ImportReader();
 * const summary = await reader.open(file); // encoding, separator, header, columns, source, mapping, warnings
 * await reader.open(file, { encoding: 'gb18030' }); // chosen otherwise: the file is read again
 * const mapping = await reader.mapping('auth0'); // another source than recognized
 * const rows = await reader.sample(mapping, options, 10); // live sample; repeat when the mapping changes
 * for await (const { rows, done } of reader.batches(mapping, options)) await upload(rows); // PUT /usher/imports/:jobId/rows
 * reader.cancel();
 * ```
 *
 * - Mappings ({@link ImportMapping}) and their targets are plain JSON; read saved ones with the schema `importMapping`.
 * - Every refusal is an {@link UnreadableFile}; explain-import.ts has its text, and those of the
 *   problems of rows and of the warnings of the summary (namespace `imports`).
 * - `cancel()` stops whatever is running: it rejects with an `AbortError`. Afterwards a file must be opened again.
 * - Plain passwords are in no sample of a column that seems to have them, and in rows only with `allowsPlainPasswords`.
 * - Firebase: the digests need the project's parameters (`options.firebase`), which the operator types.
 * - `importTemplate()` is the file to download for operators who start from nothing.
 */
export class ImportReader {
  readonly #startWorker: () => ImportWorker;
  #worker: ImportWorker | undefined;
  readonly #pending = new Map<number, Pending>();
  #lastId = 0;

  constructor(startWorker: () => ImportWorker = startImportWorker) {
    this.#startWorker = startWorker;
  }

  /**
   * @param onProgress called while the file is read
   * @throws {UnreadableFile}
   */
  async open(
    file: Blob,
    overrides: FileOverrides = {},
    onProgress?: (progress: ReadProgress) => void,
  ): Promise<FileSummary> {
    return this.#run<'open'>({ name: 'open', file, overrides }, onProgress);
  }

  /** Returns the mapping to start from for a source. */
  async mapping(source: ImportSource): Promise<ImportMapping> {
    return this.#run<'mapping'>({ name: 'mapping', source });
  }

  /** Maps the first `count` records. */
  async sample(mapping: ImportMapping, options: MapOptions, count: number): Promise<ImportRow[]> {
    return this.#run<'sample'>({ name: 'sample', mapping, options, count });
  }

  /** Maps all records. A batch is made when the one before it was taken. */
  async *batches(mapping: ImportMapping, options: MapOptions): AsyncGenerator<RowBatch, void, undefined> {
    await this.#run<'start'>({ name: 'start', mapping, options });
    for (;;) {
      const batch = await this.#run<'next'>({ name: 'next' });
      if (batch === null) return;
      yield batch;
    }
  }

  /** Stops what is running, which rejects with an `AbortError`, ends the worker and forgets the file. */
  cancel(): void {
    this.#stop(new DOMException('The import was canceled.', 'AbortError'));
  }

  #stop(error: Error): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    const waiting = [...this.#pending.values()];
    this.#pending.clear();
    for (const { settle } of waiting) settle(error);
  }

  async #run<Name extends TaskName>(
    task: Extract<WorkerTask, { name: Name }>,
    onProgress?: (progress: ReadProgress) => void,
  ): Promise<WorkerTasks[Name]['result']> {
    const worker = (this.#worker ??= this.#listen(this.#startWorker()));
    const id = ++this.#lastId;
    const outcome = await new Promise<Outcome>((settle) => {
      this.#pending.set(id, { settle, onProgress });
      worker.postMessage({ id, task });
    });
    if (outcome instanceof Error) throw outcome;
    if ('problem' in outcome) {
      const { code, ...details } = outcome.problem;
      throw new UnreadableFile(code, details);
    }
    // The worker answers each task with its own result.
    return outcome.result as WorkerTasks[Name]['result'];
  }

  #listen(worker: ImportWorker): ImportWorker {
    worker.addEventListener('message', (event) => {
      if (!(event instanceof MessageEvent)) return;
      const data: WorkerReply = event.data;
      const pending = this.#pending.get(data.id);
      if ('progress' in data) {
        pending?.onProgress?.(data.progress);
        return;
      }
      this.#pending.delete(data.id);
      pending?.settle(data);
    });
    // It could not be loaded, or ran out of memory.
    const fail = (): void => {
      if (this.#worker === worker) this.#stop(new UnreadableFile('failed'));
    };
    worker.addEventListener('error', fail);
    worker.addEventListener('messageerror', fail);
    return worker;
  }
}

/** The module of the worker is loaded only when the first file is opened. */
const startImportWorker = (): Worker => new Worker(new URL('./import-worker.ts', import.meta.url), { type: 'module' });
