import { nanoid } from 'nanoid';

import type { AuditLogHead, AuditOperator, AuditTarget } from '#contract/audit-log.ts';

/** What an entry says that only its person's key makes readable. */
export type Values = {
  targetName?: string | undefined;
  reason?: string | undefined;
  before?: Record<string, unknown> | undefined;
  after?: Record<string, unknown> | undefined;
};

/** An entry that has no place in the chain yet. */
export type Draft = {
  /** Tells whether it was stored when the answer to storing it was lost. */
  id: string;
  at: number;
  kind: 'intent' | 'outcome' | 'event' | 'alarm' | 'gap' | 'erasure' | 'retention';
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
  /** Of a retention: the last entry that it removed. */
  anchor: AuditLogHead | null;
  /** Whose key seals the values. */
  keyOwner: string;
  values: Values;
};

/** The target of an outcome whose action needed an approval, and its ID where there was no other operator to give one. */
export const approvalTarget = 'approval';
export const noApproval = 'none';

/** Owner of the key for what concerns nobody in particular. */
const general = 'general';

/** A draft with all that `given` does not say left empty, and texts made such that the database returns them unchanged. */
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
    keyOwner: clean(given.keyOwner ?? keyOwner(targetUserId, operator)),
    values: given.values ?? {},
  };
}

/** The person whom values are about; where there is none, whoever wrote them. */
function keyOwner(userId: string | null, operator: AuditOperator | null): string {
  if (userId !== null) return userKeyOwner(userId);
  return operator === null ? general : operatorKeyOwner(operator);
}

export const userKeyOwner = (userId: string): string => `user:${clean(userId)}`;

/** Of what is told of an account before its ID is known. Erasing the account finds it by the request's outcome. */
export const requestKeyOwner = (requestId: string): string => `request:${clean(requestId)}`;

export const operatorKeyOwner = ({ subject }: AuditOperator): string => `operator:${clean(subject)}`;

/** Longest text that stands in a column, in UTF-16 units: what is longer was made to be. */
const maxText = 500;

/**
 * A text as it is stored. PostgreSQL keeps no NUL and no half of a surrogate pair. Either would come back different from
 * what was hashed, or stop the entries of others that are stored with it.
 */
export function clean(text: string): string {
  return Buffer.from(text.slice(0, maxText).replaceAll('\0', '\uFFFD'), 'utf8').toString('utf8');
}

const cleanOrNull = (text: string | null | undefined): string | null =>
  text === null || text === undefined ? null : clean(text);

const wholeOrNull = (value: number | null | undefined): number | null =>
  value === null || value === undefined ? null : Math.round(value);
