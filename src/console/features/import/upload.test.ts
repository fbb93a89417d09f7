import { describe, expect, it } from 'vitest';

import { ApiError, OutcomeUnknownError, UnreachableError } from '#console/api/api-error.ts';
import { gatewayErrorCodes } from '#contract/errors.ts';
import type { ImportRow } from '#contract/imports.ts';

import { initialDraft, rulesOf } from './rules-draft.ts';
import { ImportUpload } from './upload.ts';
import type { RowBatch } from './worker-messages.ts';

const rules = rulesOf(initialDraft, 'table', 'people.csv');
const batches: RowBatch[] = [
  { rows: [{ number: 1, user: {} }], done: 1 },
  { rows: [{ number: 2, user: {} }], done: 2 },
];

/** An upload of two batches. Each request takes the next of `failures`, if it is not undefined. */
function open(...failures: (Error | undefined)[]) {
  const log: string[] = [];
  const answer = (line: string) => {
    log.push(line);
    const failure = failures.shift();
    return failure === undefined ? Promise.resolve() : Promise.reject(failure);
  };
  let created = 0;
  const upload = new ImportUpload({
    send: {
      create: async (_rules, rows, columns) => {
        created += 1;
        await answer(`create ${rows} ${columns.join()}`);
        return `job${created}`;
      },
      put: (id, rows: readonly ImportRow[]) => answer(`put ${id} ${rows.map(({ number }) => number).join()}`),
      check: (id) => answer(`check ${id}`),
      discard: (id) => answer(`discard ${id}`),
    },
    rules,
    total: 2,
    columns: ['email', 'note'],
    batches: async function* read() {
      yield* batches;
    },
    wait: async (time) => void log.push(`wait ${time}`),
  });
  const run = () => upload.run((done) => log.push(`${done} done`));
  return { upload, run, log };
}

const unreachable = new UnreachableError('down');
const refusal = (status: number, code: string, headers = {}) =>
  new ApiError(new Response(null, { status, headers }), { code });
const done = ['put job1 1', '1 done', 'put job1 2', '2 done', 'check job1'];

describe('the upload of an import', () => {
  it('creates the job, sends the batches and starts the check', async () => {
    const { run, log } = open();
    expect(await run()).toBe('job1');
    expect(log).toEqual(['create 2 email,note', ...done]);
  });

  it('sends a batch again after a failure that passes, later each time', async () => {
    const { run, log } = open(undefined, new OutcomeUnknownError(unreachable), refusal(503, 'gateway.x'));
    expect(await run()).toBe('job1');
    expect(log).toEqual(['create 2 email,note', 'put job1 1', 'wait 1000', 'put job1 1', 'wait 4000', ...done]);
  });

  it('waits as long as the server asks, unless that is too long', async () => {
    const limited = (seconds: string) => refusal(429, 'gateway.x', { 'retry-after': seconds });
    const { run, log } = open(undefined, limited('30'), limited('300'));
    await expect(run()).rejects.toMatchObject({ status: 429 });
    expect(log).toEqual(['create 2 email,note', 'put job1 1', 'wait 30000', 'put job1 1']);
  });

  it('continues with the batch that failed', async () => {
    const { run, log } = open(undefined, undefined, refusal(400, 'gateway.x'));
    await expect(run()).rejects.toMatchObject({ status: 400 });
    log.length = 0;
    expect(await run()).toBe('job1');
    expect(log).toEqual(done.slice(2));
  });

  it('begins anew when the job was discarded', async () => {
    const { run, log } = open(undefined, undefined, refusal(404, gatewayErrorCodes.jobNotFound));
    await expect(run()).rejects.toMatchObject({ status: 404 });
    log.length = 0;
    expect(await run()).toBe('job2');
    expect(log).toEqual(['create 2 email,note', ...done.map((line) => line.replace('job1', 'job2'))]);
  });

  it('takes a check as started whose answer was lost', async () => {
    const { run } = open(
      undefined,
      undefined,
      undefined,
      new OutcomeUnknownError(unreachable),
      refusal(409, gatewayErrorCodes.jobChanged),
    );
    expect(await run()).toBe('job1');
  });

  it('discards the job when it is canceled, while it runs and after a failure', async () => {
    const { upload, run, log } = open();
    const running = run();
    await upload.cancel();
    expect(await running).toBeUndefined();
    expect(log).toEqual(['create 2 email,note', 'discard job1']);

    const failed = open(undefined, refusal(400, 'gateway.x'));
    await expect(failed.run()).rejects.toMatchObject({ status: 400 });
    await failed.upload.cancel();
    expect(failed.log.at(-1)).toBe('discard job1');
  });
});
