import * as z from 'zod/mini';

import { sameJson } from '#console/lib/same-json.ts';
import { type AuditEventDetails, mayHaveHappened } from '#contract/audit-log.ts';
import { jsonObject } from '#contract/json.ts';

/** A changed field with its stored values; undefined for a value that is not stored. */
export type ComparedField = {
  field: string;
  before: unknown;
  after: unknown;
  /** True when the audit log stores only the name of the field. */
  isSecret: boolean;
};

type ComparedEvent = Pick<AuditEventDetails, 'kind' | 'outcome' | 'values' | 'changedFields' | 'before' | 'after'>;

/** Lists the fields of an audit event, changed ones first. */
export function compareValues(event: ComparedEvent): ComparedField[] {
  const { values, changedFields, before, after } = event;
  const isCarriedOut = event.kind !== 'write' || mayHaveHappened(event);
  const fields = new Set([...changedFields, ...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  const valueOf = (stored: typeof before, field: string): unknown =>
    stored !== null && Object.hasOwn(stored, field) ? stored[field] : undefined;
  const isStored = (field: string) => [before, after].some((stored) => stored !== null && Object.hasOwn(stored, field));
  const hasValues = (values === 'readable' || values === 'none') && (before !== null || after !== null);
  // A deletion stores all fields before it, and none after it.
  const isDeletion = before !== null && after === null;
  // Recorded at the start of a write, although only one that is carried out does it.
  return [...fields]
    .filter((field) => isCarriedOut || field !== 'shown')
    .map((field) => ({
      field,
      before: valueOf(before, field),
      after: isDeletion ? null : valueOf(after, field),
      isSecret: hasValues && !isStored(field),
    }))
    .flatMap((compared) => (compared.field === 'profile' ? membersOf(compared) : [compared]));
}

/** Splits a profile into its members, such as givenName; of a change, only those that differ. */
function membersOf(compared: ComparedField): ComparedField[] {
  const before = z.safeParse(jsonObject, compared.before).data;
  const after = z.safeParse(jsonObject, compared.after).data;
  if (before === undefined && after === undefined) return [compared];
  const isChange = before !== undefined && after !== undefined;
  const valueIn = (profile: typeof before, member: string): unknown =>
    profile === undefined ? undefined : Object.hasOwn(profile, member) ? profile[member] : null;
  const members = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])].map((member) => ({
    ...compared,
    field: `${compared.field}.${member}`,
    before: before === undefined ? compared.before : valueIn(before, member),
    after: after === undefined ? compared.after : valueIn(after, member),
  }));
  const shown = members.filter((member) => !isChange || !sameJson(member.before, member.after));
  return shown.length === 0 ? [compared] : shown;
}
