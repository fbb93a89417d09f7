import { textSearch, exactTextSearch } from '#console/api/users.ts';
import { useOperator } from '#console/shared/operator/use-operator.ts';
import { isMasked } from '#contract/masking.ts';
import type { Search, UserSearchField } from '#contract/search.ts';
import type { User } from '#contract/users.ts';

import { fieldOf, type Interpretation, type Recognized } from './recognize.ts';

/**
 * First search: all exact values in one request, case-sensitive, so that Logto can use its indexes. Undefined if no
 * interpretation is a complete value.
 */
export const caseSensitiveSearch = ({
  interpretations,
}: Pick<Recognized, 'interpretations'>): Search<UserSearchField> | undefined =>
  searchFor(valuesByField(interpretations), true);

/** Second search: the same values, ignoring case. Undefined if case makes no difference. */
export function caseInsensitiveSearch({
  interpretations,
}: Pick<Recognized, 'interpretations'>): Search<UserSearchField> | undefined {
  const spelled = interpretations.filter(
    ({ kind, value }) => kind !== 'id' && kind !== 'phone' && value.toLowerCase() !== value.toUpperCase(),
  );
  const lowercased = [...valuesByField(spelled)].map(
    ([field, values]) => [field, new Set([...values].map((value) => value.toLowerCase()))] as const,
  );
  return searchFor(new Map(lowercased), false);
}

/**
 * Returns the text for the third search (anywhere in the fields) and for shared URLs. A complete phone number is
 * written in full if Logto stores other digits than were typed; the last digits of a number stay as typed.
 */
export function textToSearch({ text, interpretations }: Recognized): string {
  const [first] = interpretations;
  if (first?.kind !== 'phone' || !first.phone.isComplete) return text;
  return first.value.endsWith(text.replace(/\D/g, '')) ? text : `+${first.value}`;
}

/**
 * Returns the field of `user` that matched, by the most likely interpretation. If no visible value matches, the match
 * must be in a masked field.
 */
export function matchedField(user: User, interpretations: readonly Interpretation[]): UserSearchField | undefined {
  for (const interpretation of interpretations) {
    const field = fieldOf[interpretation.kind];
    const stored = field === undefined ? null : user[field]?.toLowerCase();
    if (valuesOf(interpretation).some((value) => value.toLowerCase() === stored)) return field;
  }
  return interpretations.map(({ kind }) => fieldOf[kind]).find((field) => field !== undefined && isMasked(user[field]));
}

/** Returns whether the field is unique per user. */
export const identifies = (field: UserSearchField): boolean => field !== 'name';

/** Groups the values to search for by field. */
export function valuesByField(interpretations: readonly Interpretation[]): Map<UserSearchField, Set<string>> {
  const byField = new Map<UserSearchField, Set<string>>();
  for (const interpretation of interpretations) {
    const field = fieldOf[interpretation.kind];
    if (field === undefined) continue;
    byField.set(field, new Set([...(byField.get(field) ?? []), ...valuesOf(interpretation)]));
  }
  return byField;
}

/** Search for any of these values in their fields. */
export function searchFor(
  byField: ReadonlyMap<UserSearchField, ReadonlySet<string>>,
  isCaseSensitive: boolean,
): Search<UserSearchField> | undefined {
  if (byField.size === 0) return undefined;
  return {
    matches: [...byField].map(([field, values]) => ({ field, mode: 'exact', values: [...values] })),
    joint: 'or',
    isCaseSensitive,
  };
}

/** Returns the values in which Logto may store an interpretation. */
export function valuesOf(interpretation: Interpretation): readonly string[] {
  if (interpretation.kind === 'phone') return interpretation.phone.spellings;
  const { kind, value, spellings = [value] } = interpretation;
  // Most email addresses are stored in lower case.
  return kind === 'email' ? [...new Set([...spellings, ...spellings.map((one) => one.toLowerCase())])] : spellings;
}

/** Returns the search of this operator: anywhere in the fields, or exact matches only if data is masked for them. */
export const useTextSearch = () => (useOperator().may('users:search') ? textSearch : exactTextSearch);
