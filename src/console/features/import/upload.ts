import { ApiError, isGone, OutcomeUnknownError, UnreachableError } from '#console/api/api-error.ts';
import type { ImportUploads } from '#console/api/imports.ts';
import { gatewayErrorCodes } from '#contract/errors.ts';
import type { ImportRules } from '#contract/imports.ts';

import type { RowBatch } from './worker-messages.ts';

type Options = {
  send: ImportUploads;
  rules: ImportRules;
  /** Names of the columns of the file. */
  columns: readonly string[];
  /** Number of rows in all batches. */
  total: number;
  batches: () => AsyncIterator<RowBatch, void>;
  /** Resolves after this time, in ms. */
  wait: (time: number) => Promise<void>;
};

/** Pauses before a batch is sent again, in ms. `Retry-After` is honored if it is longer. */
const pauses = [1000, 4000, 10_000];

/** Longest time for which the server may ask, in ms. For longer ones the operator decides. */
const longestPause = 60_000;

/**
 * Sends the rows of a file to the server: creates the import, sends the batches one by one, and starts the check. A batch
 * that was not accepted is sent again, which does no harm, because rows replace those with the same number.
 */
export class ImportUpload {
  readonly #options: Options;
  #jobId: string | undefined;
  #batches: AsyncIterator<RowBatch, void> | undefined;
  /** The batch that the server does not have yet. */
  #batch: RowBatch | undefined;
  #isCanceled = false;
  #isRunning = false;

  constructor(options: Options) {
    this.#options = options;
  }

  /**
   * Sends what the server does not have yet. After a failure it can be called again.
   *
   * @param onProgress called with the number of rows that the server has
   * @returns the ID of the job; undefined if the upload was canceled
   * @throws {Error} of a request, or of reading the file
   */
  async run(onProgress: (done: number) => void): Promise<string | undefined> {
    const { send, rules, total, columns, batches } = this.#options;
    this.#isRunning = true;
    try {
      const jobId = (this.#jobId ??= await send.create(rules, total, columns));
      this.#batches ??= batches();
      // Without a batch that failed before, the next one is read.
      while (!this.#isCanceled && (await this.#nextBatch()) !== undefined) {
        const { rows, done } = this.#batch ?? { rows: [], done: 0 };
        // One after the other, so that the server is never asked to hold several batches.
        await this.#repeat(() => send.put(jobId, rows));
        this.#batch = undefined;
        onProgress(done);
      }
      if (this.#isCanceled) return undefined;
      await this.#repeat(() => this.#check(jobId));
      return jobId;
    } catch (error) {
      if (this.#isCanceled) return undefined;
      // The job was discarded meanwhile: the next run begins with a new one.
      if (isGone(error)) this.#forget();
      throw error;
    } finally {
      this.#isRunning = false;
      if (this.#isCanceled) await this.#discard();
    }
  }

  /** Stops a run before its next batch, or discards what a failed one has sent. */
  async cancel(): Promise<void> {
    this.#isCanceled = true;
    if (!this.#isRunning) await this.#discard();
  }

  async #nextBatch(): Promise<RowBatch | undefined> {
    if (this.#batch === undefined) {
      const next = await this.#batches?.next();
      this.#batch = next === undefined || next.done === true ? undefined : next.value;
    }
    return this.#batch;
  }

  async #check(jobId: string): Promise<void> {
    try {
      await this.#options.send.check(jobId);
    } catch (error) {
      // An attempt whose answer was lost has started it.
      if (!(error instanceof ApiError) || error.code !== gatewayErrorCodes.jobChanged) throw error;
    }
  }

  async #repeat(send: () => Promise<void>): Promise<void> {
    for (const pause of pauses) {
      try {
        return await send();
      } catch (error) {
        const time = pauseAfter(error, pause);
        if (time === undefined || this.#isCanceled) throw error;
        await this.#options.wait(time);
        if (this.#isCanceled) return;
      }
    }
    return send();
  }

  async #discard(): Promise<void> {
    const jobId = this.#jobId;
    this.#forget();
    if (jobId === undefined) return;
    try {
      await this.#options.send.discard(jobId);
    } catch {
      // It was not started, and is in the list of jobs, where it can be discarded.
    }
  }

  #forget(): void {
    this.#jobId = undefined;
    this.#batches = undefined;
    this.#batch = undefined;
  }
}

/** Returns how long to wait after an error that may pass by itself; undefined if it does not, or not soon. */
function pauseAfter(error: unknown, usual: number): number | undefined {
  const cause = error instanceof OutcomeUnknownError ? error.cause : error;
  if (cause instanceof UnreachableError) return usual;
  if (!(cause instanceof ApiError) || (cause.status !== 429 && cause.status < 500)) return undefined;
  const time = Math.max(usual, cause.retryAfter ?? 0);
  return time > longestPause ? undefined : time;
}
