import { isMasked } from '#contract/masking.ts';
import type { Search, UserSearchField } from '#contract/search.ts';
import type { User } from '#contract/users.ts';

import { fieldOf, type Interpretation, type Recognized } from './recognize.ts';

/**
 * The first question: all exact values at once, minding case, so that an index answers each. Nothing when no interpretation
 * is a whole value.
 */
export const caseSensitiveSearch = ({
  interpretations,
}: Pick<Recognized, 'interpretations'>): Search<UserSearchField> | undefined =>
  searchFor(valuesByField(interpretations), true);

/** The second question: the same values in any case. Nothing when their case makes no difference. */
export function caseInsensitiveSearch({
  interpretations,
}: Pick<Recognized, 'interpretations'>): Search<UserSearchField> | undefined {
  const spelled = interpretations.filter(
    ({ kind, value }) => kind !== 'id' && kind !== 'phone' && value.toLowerCase() !== value.toUpperCase(),
  );
  const inSmallLetters = [...valuesByField(spelled)].map(
    ([field, values]) => [field, new Set([...values].map((value) => value.toLowerCase()))] as const,
  );
  return searchFor(new Map(inSmallLetters), false);
}

/**
 * What to look for anywhere, for the third question and for addresses that are shared: a telephone number in full when its
 * digits are kept otherwise than they were written. The last digits of one stay as they are.
 */
export function textToSearch({ text, interpretations }: Recognized): string {
  const [first] = interpretations;
  if (first?.kind !== 'phone' || !first.phone.isWhole) return text;
  return first.value.endsWith(text.replace(/\D/g, '')) ? text : `+${first.value}`;
}

/**
 * The field of `user` that is what was asked for, the likeliest interpretation first. Where values are masked the question
 * tells: `user` answers it, so what no value that is shown explains is in a field that is not.
 */
export function matchedField(user: User, interpretations: readonly Interpretation[]): UserSearchField | undefined {
  for (const interpretation of interpretations) {
    const field = fieldOf[interpretation.kind];
    const kept = field === undefined ? null : user[field]?.toLowerCase();
    if (valuesOf(interpretation).some((value) => value.toLowerCase() === kept)) return field;
  }
  return interpretations.map(({ kind }) => fieldOf[kind]).find((field) => field !== undefined && isMasked(user[field]));
}

/** Whether the field tells one person from all others. */
export const identifies = (field: UserSearchField): boolean => field !== 'name';

/** The values of each field that are asked for. */
export function valuesByField(interpretations: readonly Interpretation[]): Map<UserSearchField, Set<string>> {
  const byField = new Map<UserSearchField, Set<string>>();
  for (const interpretation of interpretations) {
    const field = fieldOf[interpretation.kind];
    if (field === undefined) continue;
    byField.set(field, new Set([...(byField.get(field) ?? []), ...valuesOf(interpretation)]));
  }
  return byField;
}

/** "Any of these values in their fields." */
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

/** The values that the API may keep it as. */
export function valuesOf(interpretation: Interpretation): readonly string[] {
  if (interpretation.kind === 'phone') return interpretation.phone.spellings;
  const { kind, value, spellings = [value] } = interpretation;
  // Most addresses are kept in small letters, however they are written.
  return kind === 'email' ? [...new Set([...spellings, ...spellings.map((one) => one.toLowerCase())])] : spellings;
}
