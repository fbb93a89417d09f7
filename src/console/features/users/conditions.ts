import { toStoredForm } from '#console/api/users.ts';
import { cleanText, spellingsOf } from '#console/lib/identifying-text.ts';
import {
  containing,
  escapeLike,
  escapeRegex,
  readSearch,
  type Search,
  type SearchMatch,
  SearchSyntaxError,
  type UserSearchField,
  userSearchFields,
  writeSearch,
} from '#contract/search.ts';

/** The ways of comparing that people know, and those that take a pattern. */
export const literalModes = ['is', 'contains', 'startsWith', 'endsWith'] as const;
export const patternModes = ['like', 'posix', 'similarTo'] as const;
export const conditionModes = [...literalModes, ...patternModes] as const;
export type ConditionMode = (typeof conditionModes)[number];

/** What one field must be like. `is` takes several values, one a line. */
export type Condition = { field: UserSearchField; mode: ConditionMode; text: string };

/** A field takes part once: the API knows one mode a field. */
export type AdvancedSearch = {
  conditions: readonly Condition[];
  joint: 'and' | 'or';
  isCaseSensitive: boolean;
};

/** Of an address whose search is no search: it must not list everybody as if nothing was asked. */
export const unreadableSearch: AdvancedSearch = { conditions: [], joint: 'and', isCaseSensitive: false };

/** Nobody who adds a second condition means "or" by it, though the API does. */
export const noConditions: AdvancedSearch = { conditions: [], joint: 'and', isCaseSensitive: false };

/** Parameters of the address that belong to an advanced search. The box on the page has `search` for itself. */
const isAdvanced = (name: string): boolean =>
  /^(?:search\.|mode\.|mode$|joint$|jointMode$|isCaseSensitive$)/.test(name);

/** The advanced search that an address asks for, in the API's own grammar; {@link unreadableSearch} for nonsense. */
export function readAdvancedSearch(params: URLSearchParams): AdvancedSearch {
  const asked = [...params].filter(([name, value]) => isAdvanced(name) && value !== '');
  try {
    const search = readSearch(asked, userSearchFields);
    if (search === undefined) return noConditions;
    const conditions = search.matches.flatMap(({ field, mode, values }) =>
      field === undefined ? [] : [{ field, ...asTyped(mode, values) }],
    );
    return { conditions, joint: search.joint, isCaseSensitive: search.isCaseSensitive };
  } catch (error) {
    if (error instanceof SearchSyntaxError) return unreadableSearch;
    throw error;
  }
}

/** The address with another advanced search, from the first page on. */
export function withAdvancedSearch(params: URLSearchParams, advanced: AdvancedSearch): URLSearchParams {
  const next = new URLSearchParams([...params].filter(([name]) => !isAdvanced(name) && name !== 'page'));
  const matches = matchesOf(advanced.conditions);
  if (matches.length === 0) return next;
  for (const [name, value] of writeSearch({ ...advanced, matches })) next.append(name, value);
  return next;
}

/** What stands in the box, and the only field that it is searched for in, if any. */
export type SearchedFor = { search: string; field?: UserSearchField | undefined };

/** What the API is asked: the text of the box is one more condition. */
export function asSearch(
  { search: text, field }: SearchedFor,
  { conditions, joint, isCaseSensitive }: AdvancedSearch,
  textSearch: (text: string, field?: UserSearchField) => Search<UserSearchField> | undefined,
): Search<UserSearchField> | undefined {
  const matches = matchesOf(conditions).map(inEverySpelling);
  const isTaken = matches.some((match) => match.field === field);
  const anywhere = textSearch(text, isTaken ? undefined : field);
  if (matches.length === 0) return anywhere;
  return { matches: [...(anywhere?.matches ?? []), ...matches], joint, isCaseSensitive };
}

/** The values of a condition as the API has them: one a line for `is`, phone numbers as digits. */
export function valuesOf({ field, mode, text }: Condition): string[] {
  if (isPattern(mode)) return text === '' ? [] : [text];
  const stored = (value: string) => (field === 'primaryPhone' ? toStoredForm(value.trim()) : value.trim());
  return (mode === 'is' ? text.split('\n') : [text]).map(stored).filter((value) => value !== '');
}

/** The values in every spelling that looks the same, as the API is asked for them. */
export const spelledValuesOf = (condition: Condition): string[] =>
  isPattern(condition.mode) ? valuesOf(condition) : spelled(valuesOf(condition));

const spelled = (values: readonly string[]): string[] =>
  spellingsOf(...values.flatMap((value) => [value, cleanText(value)]));

/** An account is found by what it shows, however that is kept. Only a regular expression asks for several texts at once. */
function inEverySpelling({ field, mode, values }: SearchMatch<UserSearchField>): SearchMatch<UserSearchField> {
  if (mode === 'exact') return { field, mode, values: spelled(values) };
  const literal = mode === 'like' ? readLike(values[0] ?? '') : undefined;
  const texts = literal === undefined || isPattern(literal.mode) ? [] : spelled([literal.text]);
  if (literal === undefined || texts.length < 2) return { field, mode, values };
  const start = literal.mode === 'startsWith' ? '^' : '';
  const end = literal.mode === 'endsWith' ? '$' : '';
  return { field, mode: 'posix', values: [`${start}(?:${texts.map(escapeRegex).join('|')})${end}`] };
}

export const isPattern = (mode: ConditionMode): boolean => patternModes.some((pattern) => pattern === mode);

/** Conditions without a value are left out: the API refuses them. */
const matchesOf = (conditions: readonly Condition[]): SearchMatch<UserSearchField>[] =>
  conditions.flatMap((condition) => {
    const values = valuesOf(condition);
    const [value] = values;
    return value === undefined ? [] : [{ field: condition.field, ...asAsked(condition.mode, value, values) }];
  });

function asAsked(
  mode: ConditionMode,
  value: string,
  values: string[],
): Pick<Search<never>['matches'][0], 'mode' | 'values'> {
  switch (mode) {
    case 'is':
      return { mode: 'exact', values };
    case 'contains':
      return { mode: 'like', values: [containing(value)] };
    case 'startsWith':
      return { mode: 'like', values: [`${escapeLike(value)}%`] };
    case 'endsWith':
      return { mode: 'like', values: [`%${escapeLike(value)}`] };
    case 'similarTo':
      return { mode: 'similar_to', values: [value] };
    case 'like':
    case 'posix':
      return { mode, values: [value] };
  }
}

function asTyped(mode: SearchMatch<never>['mode'], values: readonly string[]): Pick<Condition, 'mode' | 'text'> {
  const [value = ''] = values;
  switch (mode) {
    case 'exact':
      return { mode: 'is', text: values.join('\n') };
    case 'similar_to':
      return { mode: 'similarTo', text: value };
    case 'posix':
      return { mode, text: value };
    case 'like':
      return readLike(value);
  }
}

/** A pattern that says no more than "contains", "starts with" or "ends with" is shown as that. */
function readLike(pattern: string): Pick<Condition, 'mode' | 'text'> {
  const [, before, literal = '', after] = /^(%?)((?:[^\\%_]|\\[^])+)(%?)$/.exec(pattern) ?? [];
  const text = literal.replace(/\\([^])/g, '$1');
  if (text === text.trim()) {
    if (before && after) return { mode: 'contains', text };
    if (after) return { mode: 'startsWith', text };
    if (before) return { mode: 'endsWith', text };
  }
  return { mode: 'like', text: pattern };
}
