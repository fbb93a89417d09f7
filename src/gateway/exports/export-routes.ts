import { type Context, Hono } from 'hono';

import {
  type ExportSampleRows,
  type ExportSelection,
  type ExportSource,
  exportSample,
  newExport,
  type NewExport,
  sampleSize,
  sourceOf,
} from '#contract/exports.ts';
import type { LimitedKind } from '#gateway/limits/rate-limits.ts';
import type { OperatorEnv } from '#gateway/operators/require-operator.ts';
import { requirePermissions, requireReason } from '#gateway/policy/authorize.ts';
import type { OperatorPolicy } from '#gateway/policy/operator-policy.ts';
import { readInput } from '#gateway/read-json.ts';
import { reasonOf } from '#gateway/writes/actions.ts';

import { downloads, requireSheetOf } from './download.ts';
import { formats } from './export-formats.ts';
import { exportSources, factsOf, isCounted, type ReadSelection, selectionReader } from './export-sources.ts';
import { type Batch, cellOf, type ExportedRecord, textOf } from './exported-values.ts';
import { activityReader } from './found-activity.ts';
import { ledgerReader } from './ledger-rows.ts';
import { listPages } from './list-pages.ts';
import { selectedUsers } from './selected-users.ts';

type Options = Parameters<typeof listPages>[0] &
  Parameters<typeof ledgerReader>[0] &
  Omit<Parameters<typeof activityReader>[0], 'readPage'> &
  Omit<Parameters<typeof downloads>[0], 'read'> & {
    policy: OperatorPolicy;
    count: (kind: LimitedKind, who: string) => void;
  };

/** Most records that are read for a sample, where only some are wanted. */
const maxReadForSample = 1000;

/**
 * `/usher/exports` and `/usher/export-sample`: users, activity or the rows of a job as a file. An export is created with its reason, and then downloaded by the browser itself, from
 * an address that needs no headers.
 */
export function exportRoutes(options: Options): Hono<OperatorEnv> {
  const { policy, exports, auditLog, count, readLimiter, clock } = options;
  const readPage = listPages(options);
  const read = selectionReader({
    users: selectedUsers({ policy, readPage }),
    activity: activityReader({ ...options, readPage }),
    jobRows: ledgerReader(options),
  });
  const download = downloads({ ...options, read });
  const routes = new Hono<OperatorEnv>();

  routes.post('/export-sample', async (c) => {
    // An operator who may export nothing is told so, whatever the body.
    const operator = operatorOf(c, 'users');
    const { selection, columns } = readInput(exportSample, await bodyOf(c));
    operatorOf(c, sourceOf(selection));
    count('search', operator.subject);
    await readLimiter.requireQuota(operator);
    const { records, total } = await sampleOf(c, selection);
    readLimiter.countRows(operator, records.length);
    if (sourceOf(selection) === 'users' && records.length > 0) {
      auditLog.count(operator, 'users:list', records.length);
    }
    const rows = records.map((record) => columns.map((name) => textOf(cellOf(record, name))));
    return c.json({ total, rows } satisfies ExportSampleRows);
  });

  routes.post('/exports', async (c) => {
    const operator = operatorOf(c, 'users');
    const request = withEnd(readInput(newExport, await bodyOf(c)), clock());
    const { selection } = request;
    operatorOf(c, sourceOf(selection));
    const reason = reasonOf(c);
    requireReason(policy, factsOf(selection).needs, reason);
    count('reveal', operator.subject);
    const { total } = await firstOf(c, selection);
    if (isCounted(selection)) {
      await readLimiter.requireQuota(operator, total);
      requireSheetOf(request, total);
    } else await readLimiter.requireQuota(operator);
    return c.json(await exports.create(request, operator, { ...(reason !== undefined && { reason }), total }), 201);
  });

  routes.get('/exports/:exportId', async (c) =>
    c.json(await exports.get(c.req.param('exportId'), operatorOf(c, 'users'))),
  );

  routes.delete('/exports/:exportId', async (c) => {
    await exports.cancel(c.req.param('exportId'), operatorOf(c, 'users'));
    return c.body(null, 204);
  });

  routes.get('/exports/:exportId/file', async (c) => {
    const operator = operatorOf(c, 'users');
    const id = c.req.param('exportId');
    operatorOf(c, (await exports.get(id, operator)).source);
    // A download would start that the client does not read.
    if (c.req.method === 'HEAD') return c.body(null, 200);
    const started = await exports.start(id, operator);
    const { format, selection } = started.request;
    const { session, requestId } = c.var;
    const file = await download(started, { session, requestId, signal: c.req.raw.signal });
    const day = new Date(clock()).toISOString().slice(0, 10);
    return new Response(c.var.reported(ReadableStream.from(file)), {
      headers: {
        'content-type': formats[format].type,
        'content-disposition': `attachment; filename="${factsOf(selection).fileName}-${day}.${format}"`,
      },
    });
  });

  return routes;

  /** @throws {GatewayFault} `notPermitted` if the operator may not export this */
  function operatorOf(c: Context<OperatorEnv>, source: ExportSource) {
    const { operator } = c.var.session;
    requirePermissions(policy, operator, exportSources[source].needs);
    return operator;
  }

  /** Returns the first batch of a selection: how many records it has. */
  async function firstOf(c: Context<OperatorEnv>, selection: ExportSelection): Promise<Batch> {
    for await (const batch of read(questionOf(c, selection, 1))) return batch;
    return { records: [], read: 0, total: 0 };
  }

  /** Returns the first records of a selection, and how many it has. */
  async function sampleOf(c: Context<OperatorEnv>, selection: ExportSelection) {
    const records: ExportedRecord[] = [];
    let readSoFar = 0;
    let total = 0;
    for await (const batch of read(questionOf(c, selection, sampleSize))) {
      records.push(...batch.records);
      readSoFar += batch.read;
      ({ total } = batch);
      if (isCounted(selection) || records.length >= sampleSize || readSoFar >= maxReadForSample) break;
    }
    return { records: records.slice(0, sampleSize), total };
  }
}

const questionOf = (
  c: Context<OperatorEnv>,
  selection: ExportSelection,
  pageSize: number,
): Parameters<ReadSelection>[0] => ({
  selection,
  operator: c.var.session.operator,
  signal: c.req.raw.signal,
  pageSize,
});

/** Ends the activity of an export when it is created: newer entries would not be in its total. */
function withEnd(request: NewExport, now: number): NewExport {
  const { selection } = request;
  if (selection.by !== 'activity' || selection.end_time !== undefined) return request;
  return { ...request, selection: { ...selection, end_time: now } };
}

const bodyOf = (c: Context): Promise<unknown> => c.req.json<unknown>().catch(() => undefined);
