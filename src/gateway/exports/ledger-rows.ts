import type { JobRowSelection } from '#contract/exports.ts';
import { GatewayFault } from '#gateway/gateway-fault.ts';
import type { JobStore } from '#gateway/jobs/job-store.ts';
import type { RowStore } from '#gateway/jobs/row-store.ts';

import type { Batch } from './exported-values.ts';

/** Rows of one query. */
const rowsAtOnce = 1000;

type Options = { jobs: Pick<JobStore, 'get'>; rows: Pick<RowStore, 'page' | 'after'> };

type Question = { selection: JobRowSelection; pageSize?: number };

/**
 * Reads the rows of a job in their order.
 *
 * @throws {GatewayFault} `jobNotFound`
 */
export function ledgerReader({ jobs, rows }: Options) {
  return async function* ({ selection, pageSize = rowsAtOnce }: Question): AsyncGenerator<Batch> {
    const { by: _by, jobId, ...filter } = selection;
    if ((await jobs.get(jobId)) === undefined) throw new GatewayFault('jobNotFound');
    const { total } = await rows.page(jobId, filter, { page: 1, page_size: 1 });
    let last = 0;
    for (;;) {
      const records = await rows.after(jobId, last, pageSize, filter);
      yield { records, read: records.length, total };
      if (records.length < pageSize) return;
      last = records.at(-1)?.number ?? last;
    }
  };
}
