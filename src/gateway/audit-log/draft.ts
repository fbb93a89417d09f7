import { nanoid } from 'nanoid';

import type { AuditLogHead, AuditOperator, AuditTarget } from '#contract/audit-log.ts';
import type { CallerVerification } from '#contract/callers.ts';

import type { StoredKind } from './tables.ts';

export type PublicKind = Exclude<StoredKind, 'intent'> | 'write';

/** Returns the name of a kind outside the database. */
export const publicKind = (kind: StoredKind): PublicKind => (kind === 'intent' ? 'write' : kind);

/** The encrypted part of an event: readable only with the key of the user it is about. */
export type Values = {
  targetName?: string | undefined;
  reason?: string | undefined;
  before?: Record<string, unknown> | undefined;
  after?: Record<string, unknown> | undefined;
  /** How the operator had verified that the caller is the user. */
  caller?: readonly CallerVerification[] | undefined;
};

/** An event that is not in the chain yet. */
export type Draft = {
  /** Shows whether the event was stored when the result of storing it is unknown. */
  id: string;
  at: number;
  kind: StoredKind;
  requestId: string | null;
  operator: AuditOperator | null;
  action: string;
  method: string | null;
  route: string | null;
  targetUserId: string | null;
  target: AuditTarget | null;
  changedFields: string[];
  status: number | null;
  code: string | null;
  durationMs: number | null;
  count: number | null;
  lost: number | null;
  since: number | null;
  /** The last event that retention removed; only for the kind `retention`. */
  anchor: AuditLogHead | null;
  /** The guided flow that the event opens or is a step of. */
  flowId: string | null;
  /** Owner of the key that seals the values. */
  keyOwner: string;
  values: Values;
};

/**
 * Target type of an outcome whose action needed an approval, and the target ID when no other operator could approve.
 */
export const approvalTarget = 'approval';
export const noApproval = 'none';

/** Key owner of values that concern neither a user nor an operator. */
const general = 'general';

/** Returns a draft with empty defaults, and with texts that the database returns unchanged. */
export function draft(given: Pick<Draft, 'at' | 'kind' | 'action'> & Partial<Draft>): Draft {
  const operator = given.operator ?? null;
  const targetUserId = given.targetUserId ?? null;
  return {
    id: nanoid(),
    at: given.at,
    kind: given.kind,
    requestId: cleanOrNull(given.requestId),
    operator: operator && {
      subject: clean(operator.subject),
      name: clean(operator.name),
      role: clean(operator.role),
    },
    action: clean(given.action),
    method: cleanOrNull(given.method),
    route: cleanOrNull(given.route),
    targetUserId: cleanOrNull(targetUserId),
    target: given.target ? { type: clean(given.target.type), id: clean(given.target.id) } : null,
    changedFields: (given.changedFields ?? []).map(clean),
    status: wholeOrNull(given.status),
    code: cleanOrNull(given.code),
    durationMs: wholeOrNull(given.durationMs),
    count: wholeOrNull(given.count),
    lost: wholeOrNull(given.lost),
    since: wholeOrNull(given.since),
    anchor: given.anchor ?? null,
    flowId: cleanOrNull(given.flowId),
    keyOwner: clean(given.keyOwner ?? keyOwner(targetUserId, operator)),
    values: given.values ?? {},
  };
}

/** The user that the values are about; otherwise the operator. */
function keyOwner(userId: string | null, operator: AuditOperator | null): string {
  if (userId !== null) return userKeyOwner(userId);
  return operator === null ? general : operatorKeyOwner(operator);
}

export const userKeyOwner = (userId: string): string => `user:${clean(userId)}`;

/**
 * Key owner of values about an account whose ID is not known yet. Erasure finds them through the outcome of the
 * request.
 */
export const requestKeyOwner = (requestId: string): string => `request:${clean(requestId)}`;

export const operatorKeyOwner = ({ subject }: AuditOperator): string => `operator:${clean(subject)}`;

/** Longest text in a column, in UTF-16 units: longer texts are abuse and are cut. */
const maxText = 500;

/**
 * Returns a text as it is stored. PostgreSQL accepts neither NUL nor lone surrogates: they would be stored differently
 * from what was hashed, or make the whole batch of events fail.
 */
export function clean(text: string): string {
  return Buffer.from(text.slice(0, maxText).replaceAll('\0', '\uFFFD'), 'utf8').toString('utf8');
}

const cleanOrNull = (text: string | null | undefined): string | null =>
  text === null || text === undefined ? null : clean(text);

const wholeOrNull = (value: number | null | undefined): number | null =>
  value === null || value === undefined ? null : Math.round(value);
