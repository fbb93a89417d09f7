import papaparse from 'papaparse';

import { auditExportColumns, type AuditEventDetails, auditOutcomeOf } from '#contract/audit-log.ts';
import { formulaStart } from '#contract/csv.ts';

/** Formats events as a JSON array with one event per line. */
export async function* asJson(events: AsyncIterable<AuditEventDetails>): AsyncGenerator<string> {
  let separator = '[\n';
  for await (const event of events) {
    yield `${separator}${JSON.stringify(event)}`;
    separator = ',\n';
  }
  yield separator === '[\n' ? '[]\n' : '\n]\n';
}

/**
 * Formats events as CSV for spreadsheets: with a byte order mark, so that they read it as UTF-8, and with an apostrophe
 * before values that they would take for formulas.
 */
export async function* asCsv(
  events: AsyncIterable<AuditEventDetails>,
  headings: readonly string[] = auditExportColumns,
): AsyncGenerator<string> {
  yield `\uFEFF${asLine(headings)}`;
  for await (const event of events) {
    yield asLine(auditExportColumns.map((name) => cells[name](event)));
  }
}

const asLine = (line: readonly Cell[]): string =>
  `${papaparse.unparse([[...line]], { escapeFormulae: formulaStart })}\r\n`;

type Cell = string | number | null | undefined;

/** Cells by the name of the column. */
const cells: Record<(typeof auditExportColumns)[number], (event: AuditEventDetails) => Cell> = {
  sequence: ({ sequence }) => sequence,
  time: ({ at }) => new Date(at).toISOString(),
  kind: ({ kind }) => kind,
  action: ({ action }) => action,
  operator: ({ operator }) => operator?.name,
  operatorSubject: ({ operator }) => operator?.subject,
  operatorRole: ({ operator }) => operator?.role,
  targetUserId: ({ targetUserId }) => targetUserId,
  targetName: ({ targetName }) => targetName,
  targetType: ({ target }) => target?.type,
  targetId: ({ target }) => target?.id,
  reason: ({ reason }) => reason,
  changedFields: ({ changedFields }) => changedFields.join(' '),
  values: ({ values }) => values,
  before: ({ before }) => before && JSON.stringify(before),
  after: ({ after }) => after && JSON.stringify(after),
  outcome: auditOutcomeOf,
  status: ({ outcome }) => outcome?.status,
  code: ({ outcome }) => outcome?.code,
  durationMs: ({ outcome }) => outcome?.durationMs,
  method: ({ method }) => method,
  route: ({ route }) => route,
  requestId: ({ requestId }) => requestId,
  flowId: ({ flowId }) => flowId,
  caller: ({ caller }) => caller.map(({ method, at }) => `${method} ${new Date(at).toISOString()}`).join(' ') || null,
  count: ({ count }) => count,
  lost: ({ lost }) => lost,
  since: ({ since }) => (since === null ? null : new Date(since).toISOString()),
  hash: ({ hash }) => hash,
};
