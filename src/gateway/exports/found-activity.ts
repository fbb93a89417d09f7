import * as z from 'zod';

import { entryErrorCode, entryOutcome } from '#contract/entry-outcome.ts';
import type { ActivitySelection } from '#contract/exports.ts';
import { isTokenOf, type Log, log } from '#contract/logs.ts';
import type { Operator } from '#contract/operators.ts';
import { maxPageSize } from '#contract/paging.ts';
import { GatewayFault } from '#gateway/gateway-fault.ts';
import { findRule } from '#gateway/policy/find-rule.ts';

import type { Batch, ExportedRecord } from './exported-values.ts';
import type { ListPages } from './list-pages.ts';

type Options = {
  readPage: ListPages;
  /** ID of the application with which Usher uses the Management API. */
  ownApplicationId: string | undefined;
  clock: () => number;
};

type Question = {
  selection: ActivitySelection;
  operator: Operator;
  signal: AbortSignal;
  /** Entries per request; by default, and where only some are wanted, as many as possible. */
  pageSize?: number;
};

const path = '/api/logs';

const entries = z.array(log);

/** Whether the export has only some of the entries that Logto lists for the selection. */
export const isPartOfList = ({ outcome, omitsOwnTokens }: ActivitySelection): boolean =>
  outcome !== undefined || omitsOwnTokens;

/**
 * Reads the entries of Logto's log, newest first. Each request asks for those up to the last entry before, which costs
 * the same at any depth, and new entries don't shift them.
 */
export function activityReader({ readPage, ownApplicationId, clock }: Options) {
  return async function* (question: Question): AsyncGenerator<Batch> {
    const { selection, operator, signal } = question;
    const rule = findRule('GET', path)?.rule;
    if (rule === undefined) throw new GatewayFault('routeNotAllowed');
    const pageSize = isPartOfList(selection) ? maxPageSize : (question.pageSize ?? maxPageSize);
    let until = selection.end_time ?? clock();
    /** Pages read with the same `until`: several only if entries of one millisecond fill them. */
    let page = 1;
    /** IDs of the entries of that millisecond, which each request lists again. */
    let known = new Set<string>();
    let total: number | undefined;
    for (;;) {
      const query = queryOf(selection, { until, page, pageSize });
      // The entries are counted once: that can take Logto longer than reading a page.
      if (total !== undefined) query.set('enableCap', 'true');
      const found = await readPage({ rule, path, query }, { operator, signal });
      total ??= found.total;
      const listed = parsed(found.items);
      const fresh = listed.filter(({ id }) => !known.has(id));
      yield { records: fresh.filter(isWanted).map(exported), read: fresh.length, total };
      const last = listed.at(-1);
      if (last === undefined || listed.length < pageSize) return;
      const isLater = last.createdAt < until;
      const ofLast = listed.filter(({ createdAt }) => createdAt === last.createdAt).map(({ id }) => id);
      known = new Set(isLater ? ofLast : [...known, ...ofLast]);
      page = isLater ? 1 : page + 1;
      until = last.createdAt;
    }

    function isWanted(entry: Log): boolean {
      if (selection.omitsOwnTokens && isTokenOf(entry, ownApplicationId)) return false;
      return selection.outcome === undefined || entryOutcome(entry) === selection.outcome;
    }
  };
}

function queryOf(
  { userId, applicationId, logKey, start_time }: ActivitySelection,
  { until, page, pageSize }: { until: number; page: number; pageSize: number },
): URLSearchParams {
  const filters = { userId, applicationId, logKey, start_time, end_time: until, page, page_size: pageSize };
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(filters)) if (value !== undefined) query.set(name, String(value));
  return query;
}

/** @throws {GatewayFault} `badAnswer` */
function parsed(items: readonly ExportedRecord[]): Log[] {
  const { success, data, error } = entries.safeParse(items);
  if (!success) throw new GatewayFault('badAnswer', { cause: error });
  return data;
}

const exported = (entry: Log): ExportedRecord => ({
  ...entry,
  outcome: entryOutcome(entry),
  errorCode: entryErrorCode(entry),
});
