import type { AuditEventDetails } from '#contract/audit-log.ts';

/** A field that was written, with its values as far as they are kept. */
export type ComparedField = {
  field: string;
  before: unknown;
  after: unknown;
  /** Only its name was ever written down. */
  isSecret: boolean;
};

/** What an entry says of each field, the written ones first. */
export function compareValues({
  values,
  changedFields,
  before,
  after,
}: Pick<AuditEventDetails, 'values' | 'changedFields' | 'before' | 'after'>): ComparedField[] {
  const fields = new Set([...changedFields, ...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  const valueOf = (kept: typeof before, field: string): unknown =>
    kept !== null && Object.hasOwn(kept, field) ? kept[field] : undefined;
  const isKept = (field: string) => [before, after].some((kept) => kept !== null && Object.hasOwn(kept, field));
  const areKept = (values === 'readable' || values === 'none') && (before !== null || after !== null);
  // Of what is deleted all fields are kept, and none is written.
  const isDeletion = before !== null && after === null;
  return [...fields].map((field) => ({
    field,
    before: valueOf(before, field),
    after: isDeletion ? null : valueOf(after, field),
    isSecret: areKept && !isKept(field),
  }));
}
