import { stringify } from 'csv-stringify/sync';

import { type AuditEventDetails, auditOutcomeOf } from '#contract/audit-log.ts';

/** The lines as a JSON array, a line each. */
export async function* asJson(entries: AsyncIterable<AuditEventDetails>): AsyncGenerator<string> {
  let separator = '[\n';
  for await (const entry of entries) {
    yield `${separator}${JSON.stringify(entry)}`;
    separator = ',\n';
  }
  yield separator === '[\n' ? '[]\n' : '\n]\n';
}

/**
 * The lines as CSV for spreadsheets: they take the text for UTF-8 by its first character, and what would be a formula is
 * made a text by an apostrophe.
 */
export async function* asCsv(entries: AsyncIterable<AuditEventDetails>): AsyncGenerator<string> {
  yield stringify([Object.keys(columns)], { bom: true, record_delimiter: 'windows' });
  for await (const entry of entries) {
    const cells = Object.values(columns).map((cell) => cell(entry));
    yield stringify([cells], { escape_formulas: true, record_delimiter: 'windows' });
  }
}

type Cell = string | number | null | undefined;

/** By their headings, which are those of the JSON as far as a cell can hold the same. */
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
