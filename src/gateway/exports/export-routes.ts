import { type Context, Hono } from 'hono';

import {
  type ExportSampleRows,
  exportSample,
  maxSheetRows,
  newExport,
  type NewExport,
  sampleSize,
} from '#contract/exports.ts';
import type { Permission } from '#contract/operators.ts';
import { GatewayFault } from '#gateway/gateway-fault.ts';
import type { LimitedKind } from '#gateway/limits/rate-limits.ts';
import type { OperatorEnv } from '#gateway/operators/require-operator.ts';
import { requirePermissions, requireReason } from '#gateway/policy/authorize.ts';
import type { OperatorPolicy } from '#gateway/policy/operator-policy.ts';
import { readInput } from '#gateway/read-json.ts';
import { reasonOf } from '#gateway/writes/actions.ts';

import { downloads } from './download.ts';
import { formats } from './export-formats.ts';
import { cellOf, textOf } from './exported-values.ts';
import { type Batch, selectedUsers } from './selected-users.ts';

type Options = Parameters<typeof selectedUsers>[0] &
  Omit<Parameters<typeof downloads>[0], 'usersOf'> & {
    policy: OperatorPolicy;
    count: (kind: LimitedKind, who: string) => void;
  };

/** Files are never masked, so operators who see masked data may not make any. */
const needed: readonly Permission[] = ['users:export', 'users:read', 'users:unmask'];

/**
 * `/usher/exports` and `/usher/export-sample`: users as a file. An export is created with its reason, and then downloaded by the browser itself, from
 * an address that needs no headers.
 */
export function exportRoutes(options: Options): Hono<OperatorEnv> {
  const { policy, exports, auditLog, count, readLimiter, clock } = options;
  const usersOf = selectedUsers(options);
  const download = downloads({ ...options, usersOf });
  const routes = new Hono<OperatorEnv>();

  routes.post('/export-sample', async (c) => {
    const operator = operatorOf(c);
    const { selection, columns } = readInput(exportSample, await bodyOf(c));
    count('search', operator.subject);
    await readLimiter.requireQuota(operator);
    const { users, total } = await firstOf(c, selection, sampleSize);
    const shown = users.slice(0, sampleSize);
    readLimiter.countRows(operator, shown.length);
    if (shown.length > 0) auditLog.count(operator, 'users:list', shown.length);
    const rows = shown.map((user) => columns.map((name) => textOf(cellOf(user, name))));
    return c.json({ total, rows } satisfies ExportSampleRows);
  });

  routes.post('/exports', async (c) => {
    const operator = operatorOf(c);
    const request = readInput(newExport, await bodyOf(c));
    const reason = reasonOf(c);
    requireReason(policy, needed, reason);
    count('reveal', operator.subject);
    const { total } = await firstOf(c, request.selection, 1);
    await readLimiter.requireQuota(operator, total);
    requireSheetOf(request, total);
    return c.json(await exports.create(request, operator, { ...(reason !== undefined && { reason }), total }), 201);
  });

  routes.get('/exports/:exportId', async (c) => c.json(await exports.get(c.req.param('exportId'), operatorOf(c))));

  routes.delete('/exports/:exportId', async (c) => {
    await exports.cancel(c.req.param('exportId'), operatorOf(c));
    return c.body(null, 204);
  });

  routes.get('/exports/:exportId/file', async (c) => {
    const operator = operatorOf(c);
    const id = c.req.param('exportId');
    // A download would start, with nobody to read it.
    if (c.req.method === 'HEAD') return c.body(null, (await exports.get(id, operator)) && 200);
    const started = await exports.start(id, operator);
    const { format } = started.request;
    const { session, requestId } = c.var;
    const file = await download(started, { session, requestId, signal: c.req.raw.signal });
    return new Response(c.var.reported(ReadableStream.from(file)), {
      headers: {
        'content-type': formats[format].type,
        'content-disposition': `attachment; filename="users-${new Date(clock()).toISOString().slice(0, 10)}.${format}"`,
      },
    });
  });

  return routes;

  function operatorOf(c: Context<OperatorEnv>) {
    const { operator } = c.var.session;
    requirePermissions(policy, operator, needed);
    return operator;
  }

  /** Returns the first users of a selection, and how many it has. */
  async function firstOf(c: Context<OperatorEnv>, selection: NewExport['selection'], pageSize: number): Promise<Batch> {
    const { operator } = c.var.session;
    for await (const batch of usersOf({ selection, operator, signal: c.req.raw.signal, pageSize })) return batch;
    return { users: [], total: 0 };
  }
}

const bodyOf = (c: Context): Promise<unknown> => c.req.json<unknown>().catch(() => undefined);

/** @throws {GatewayFault} `exportTooLarge` if a sheet cannot have as many rows */
function requireSheetOf({ format }: NewExport, total: number): void {
  if (format === 'xlsx' && total > maxSheetRows)
    throw new GatewayFault('exportTooLarge', { data: { max: maxSheetRows } });
}
