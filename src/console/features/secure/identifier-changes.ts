import type { FieldChange } from '#console/api/field-changes.ts';
import { type AccountChange, mayHaveHappened } from '#contract/audit-log.ts';
import type { User } from '#contract/users.ts';

const identifiers = ['username', 'primaryEmail', 'primaryPhone'] as const;
export type Identifier = (typeof identifiers)[number];

const isIdentifier = (name: string): name is Identifier => identifiers.some((known) => known === name);

/** A change of identifiers by an operator. */
export type IdentifierChange = {
  event: AccountChange;
  names: readonly Identifier[];
};

/** Returns the changes of identifiers since a time (ms since the epoch) that were or may have been carried out. */
export const identifierChanges = (history: readonly AccountChange[], since: number): IdentifierChange[] =>
  history.flatMap((event) => {
    const names = event.changedFields.filter(isIdentifier);
    const isChange = event.action !== 'users:create' && mayHaveHappened(event);
    const isMeant = names.length > 0 && isChange && event.at >= since;
    return isMeant ? [{ event, names }] : [];
  });

/**
 * Returns the changes that put back the identifiers as they were before the first of these changes. Identifiers without a
 * recorded former value, and those that are the same again, are left out.
 *
 * @param changes newest first
 */
export function formerIdentifiers(changes: readonly IdentifierChange[], user: User): FieldChange[] {
  return identifiers.flatMap((name): FieldChange[] => {
    const first = changes.findLast(({ event, names }) => names.includes(name) && hasValue(event.before, name));
    const former = textOf(first?.event.before?.[name]);
    const current = user[name] ?? '';
    if (first === undefined || former === undefined || former === current) return [];
    return [{ part: 'account', name, from: current, to: former }];
  });
}

const hasValue = (values: Readonly<Record<string, unknown>> | null, name: string): boolean =>
  values !== null && Object.hasOwn(values, name);

/** Null means that there was none; other types are not identifiers. */
const textOf = (value: unknown): string | undefined =>
  value === null ? '' : typeof value === 'string' ? value : undefined;
