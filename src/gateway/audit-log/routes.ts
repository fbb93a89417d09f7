import { type Context, type Env, Hono } from 'hono';
import * as z from 'zod';

import {
  type AuditEvent,
  type AuditEventDetails,
  type AuditErasure,
  auditErasure,
  auditLogExportQuery,
  type AuditOperator,
  auditLogQuery,
} from '#contract/audit-log.ts';
import { totalNumberHeader, totalNumberIsCappedHeader } from '#contract/paging.ts';
import { GatewayFault } from '#gateway/gateway-fault.ts';
import { readInput } from '#gateway/read-json.ts';

import type { AuditLog } from './audit-log.ts';
import { asCsv, asJson } from './export.ts';

type Options<E extends Env> = {
  auditLog: AuditLog;
  operatorOf: (c: Context<E>) => AuditOperator;
  /** Counts the events that are sent. */
  onRead?: (c: Context<E>, action: AuditLogRead, entries: number) => void;
  /** The request ID, as shown in error messages. */
  requestIdOf?: (c: Context<E>) => string | undefined;
  /** Whether the operator may not see personal data. */
  isMasked?: (c: Context<E>) => boolean;
  /** Runs an erasure if the operator may do it. */
  performErasure?: (c: Context<E>, erasure: AuditErasure, run: () => Promise<Response>) => Promise<Response>;
  /** Wraps a streamed body to report failures after the response has started. */
  reported?: (c: Context<E>, body: ReadableStream<Uint8Array>) => ReadableStream<Uint8Array>;
};

/** Actions under which reads of the audit log are counted. */
export type AuditLogRead = 'audit:list' | 'audit:read' | 'audit:export';

/** Exported events per call of `onRead`. */
const exportedAtOnce = 500;

/**
 * Routes of the audit log under `/usher/audit-log`. The caller has checked permissions: `GET` for operators who may
 * read it, `POST /erase` for administrators. Faults are thrown for the gateway to handle.
 */
export function auditLogRoutes<E extends Env>({
  auditLog,
  operatorOf,
  onRead = () => undefined,
  requestIdOf = () => undefined,
  isMasked = () => false,
  performErasure = (_c, _erasure, run) => run(),
  reported = (_c, body) => body,
}: Options<E>): Hono<E> {
  const routes = new Hono<E>();
  const shown = (c: Context<E>, entry: AuditEventDetails) => (isMasked(c) ? masked(entry) : entry);

  routes.get('/', async (c) => {
    const { page, page_size, grouped, ...filters } = readInput(auditLogQuery, c.req.query());
    const { entries, total } = await auditLog.list(filters, { page, page_size, grouped });
    if (entries.length > 0) onRead(c, 'audit:list', entries.length);
    c.header(totalNumberHeader, String(total.count));
    if (total.isCapped) c.header(totalNumberIsCappedHeader, 'true');
    return c.json(entries.map((entry) => withoutComparison(shown(c, entry))));
  });

  routes.get('/head', async (c) => c.json(await auditLog.head()));

  routes.get('/operators', async (c) => c.json(await auditLog.operators()));

  routes.get('/export', async (c) => {
    const { format, headings, file, ...filters } = readInput(auditLogExportQuery, c.req.query());
    const operator = operatorOf(c);
    // Read before the response starts: a later failure could only truncate it.
    const { sequence } = await auditLog.head();
    await auditLog.note({ operator, action: 'audit:export', requestId: requestIdOf(c) });
    const counted = countedIn(auditLog.stream(filters, sequence), (count) => onRead(c, 'audit:export', count));
    const entries = mapped(counted, (entry) => shown(c, entry));
    const lines = format === 'csv' ? asCsv(entries, headings) : asJson(entries);
    const body = ReadableStream.from(mapped(lines, (line) => Buffer.from(line)));
    const end = `-${sequence}.${format}`;
    // The name in other letters is encoded as in RFC 8187; clients that don't know that form take the other.
    const named = file === undefined ? '' : `; filename*=UTF-8''${encodeURIComponent(file)}${end}`;
    return new Response(reported(c, body), {
      headers: {
        'content-type': format === 'csv' ? 'text/csv; charset=utf-8' : 'application/json; charset=utf-8',
        'content-disposition': `attachment; filename="audit-log${end}"${named}`,
      },
    });
  });

  routes.get('/:sequence', async (c) => {
    const { sequence } = readInput(sequenceParameter, c.req.param());
    const entry = await auditLog.get(sequence);
    if (entry === undefined) throw new GatewayFault('auditEventNotFound');
    onRead(c, 'audit:read', 1);
    return c.json(shown(c, entry));
  });

  routes.post('/erase', async (c) => {
    const body = await c.req.json<unknown>().catch(() => undefined);
    const erasure = readInput(auditErasure, body);
    return performErasure(c, erasure, async () => {
      await auditLog.erase({ ...erasure, operator: operatorOf(c), requestId: requestIdOf(c) });
      return c.body(null, 204);
    });
  });

  return routes;
}

const sequenceParameter = z.object({ sequence: z.coerce.number().int().min(1) });

/** Fields with IDs of roles and permissions, which lists show too: without them a change of roles says nothing. */
const listedFields = ['roleIds', 'organizationRoleIds', 'organizationRoleId', 'scopeIds', 'scopeId'] as const;

function withoutComparison({ before, after, hash: _hash, ...entry }: AuditEventDetails): AuditEvent {
  const [listedBefore, listedAfter] = [listedIn(before), listedIn(after)];
  return {
    ...entry,
    ...(listedBefore !== undefined && { before: listedBefore }),
    ...(listedAfter !== undefined && { after: listedAfter }),
  };
}

function listedIn(values: AuditEventDetails['before']): Record<string, unknown> | undefined {
  const found = Object.entries(values ?? {}).filter(([name]) => listedFields.some((listed) => listed === name));
  return found.length === 0 ? undefined : Object.fromEntries(found);
}

/** Removes personal data from an event. */
export const masked = (entry: AuditEventDetails): AuditEventDetails => ({
  ...entry,
  values: entry.values === 'readable' ? 'masked' : entry.values,
  targetName: null,
  reason: null,
  before: null,
  after: null,
  ...(entry.flow && {
    flow: { ...entry.flow, accounts: entry.flow.accounts.map((account) => ({ ...account, name: null })) },
  }),
});

async function* mapped<T, U>(items: AsyncIterable<T>, change: (item: T) => U): AsyncGenerator<U> {
  for await (const item of items) yield change(item);
}

/** Counts the items, also when the consumer stops early. */
async function* countedIn<T>(items: AsyncIterable<T>, count: (items: number) => void): AsyncGenerator<T> {
  let taken = 0;
  try {
    for await (const item of items) {
      taken += 1;
      yield item;
      if (taken < exportedAtOnce) continue;
      count(taken);
      taken = 0;
    }
  } finally {
    if (taken > 0) count(taken);
  }
}
