import { stringify } from 'csv-stringify/sync';

import { type AuditEventDetails, auditOutcomeOf } from '#contract/audit-log.ts';

/** Formats events as a JSON array with one event per line. */
export async function* asJson(entries: AsyncIterable<AuditEventDetails>): AsyncGenerator<string> {
  let separator = '[\n';
  for await (const entry of entries) {
    yield `${separator}${JSON.stringify(entry)}`;
    separator = ',\n';
  }
  yield separator === '[\n' ? '[]\n' : '\n]\n';
}

/**
 * Formats events as CSV for spreadsheets: with a byte order mark, so that they read it as UTF-8, and with an apostrophe
 * before values that they would take for formulas.
 */
export async function* asCsv(entries: AsyncIterable<AuditEventDetails>): AsyncGenerator<string> {
  yield stringify([Object.keys(columns)], { bom: true, record_delimiter: 'windows' });
  for await (const entry of entries) {
    const cells = Object.values(columns).map((cell) => cell(entry));
    yield stringify([cells], { escape_formulas: true, record_delimiter: 'windows' });
  }
}

type Cell = string | number | null | undefined;

/** Columns by heading. Headings equal the JSON names where a cell can hold the same value. */
const columns: Record<string, (entry: AuditEventDetails) => Cell> = {
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
  count: ({ count }) => count,
  lost: ({ lost }) => lost,
  since: ({ since }) => (since === null ? null : new Date(since).toISOString()),
  hash: ({ hash }) => hash,
};
