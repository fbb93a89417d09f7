import type { UserSearch } from '#console/api/user-requests.ts';
import { toStoredForm } from '#console/api/users.ts';
import { cleanText, spellingsOf } from '#console/lib/identifying-text.ts';
import { type CutMatches, textPatterns } from '#console/shared/search/cut-matches.ts';
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

/** Modes that compare text, and modes that take a pattern. */
export const literalModes = ['is', 'contains', 'startsWith', 'endsWith'] as const;
export const patternModes = ['like', 'posix', 'similarTo'] as const;
export const conditionModes = [...literalModes, ...patternModes] as const;
export type ConditionMode = (typeof conditionModes)[number];

/** Condition on one field. `is` takes several values, one per line. */
export type Condition = { field: UserSearchField; mode: ConditionMode; text: string };

/** Each field has at most one condition, because the API supports one mode per field. */
export type AdvancedSearch = {
  conditions: readonly Condition[];
  joint: 'and' | 'or';
  isCaseSensitive: boolean;
};

/** Result for a URL with an invalid search, which must not list all users. */
export const unreadableSearch: AdvancedSearch = { conditions: [], joint: 'and', isCaseSensitive: false };

/** Joins conditions by "and", which users expect; the API defaults to "or". */
export const noConditions: AdvancedSearch = { conditions: [], joint: 'and', isCaseSensitive: false };

/** Returns whether a URL parameter belongs to the advanced search. `search` belongs to the search box. */
const isAdvanced = (name: string): boolean =>
  /^(?:search\.|mode\.|mode$|joint$|jointMode$|isCaseSensitive$)/.test(name);

/** Reads the advanced search of a URL, in the API's syntax; {@link unreadableSearch} if it is invalid. */
export function readAdvancedSearch(params: URLSearchParams): AdvancedSearch {
  const parameters = [...params].filter(([name, value]) => isAdvanced(name) && value !== '');
  try {
    const search = readSearch(parameters, userSearchFields);
    if (search === undefined) return noConditions;
    const conditions = search.matches.flatMap(({ field, mode, values }) =>
      field === undefined ? [] : [{ field, ...toCondition(mode, values) }],
    );
    return { conditions, joint: search.joint, isCaseSensitive: search.isCaseSensitive };
  } catch (error) {
    if (error instanceof SearchSyntaxError) return unreadableSearch;
    throw error;
  }
}

/** Returns the URL parameters with another advanced search, on the first page. */
export function withAdvancedSearch(params: URLSearchParams, advanced: AdvancedSearch): URLSearchParams {
  const next = new URLSearchParams([...params].filter(([name]) => !isAdvanced(name) && name !== 'page'));
  const matches = matchesOf(advanced.conditions);
  if (matches.length === 0) return next;
  for (const [name, value] of writeSearch({ ...advanced, matches })) next.append(name, value);
  return next;
}

/** Text of the search box, and the only field to search, if any. */
export type SearchedFor = { search: string; field?: UserSearchField | undefined };

/** Combines the text of the search box and the conditions into one search. */
export function asSearch(
  { search: text, field }: SearchedFor,
  { conditions, joint, isCaseSensitive }: AdvancedSearch,
  textSearch: (text: string, field?: UserSearchField) => UserSearch | undefined,
): UserSearch | undefined {
  const matches = matchesOf(conditions).map(inEverySpelling);
  const isTaken = matches.some((match) => match.field === field);
  const anywhere = textSearch(text, isTaken ? undefined : field);
  if (matches.length === 0) return anywhere;
  // The matches of one text are joined by "or", and these conditions perhaps by "and": only one can be among them.
  const texts = anywhere?.matches ?? [];
  // Of several words, only a name has all in any order; its pattern is in lower case.
  const hasWords = /\S\s+\S/.test(text) && !isCaseSensitive && matches.every((match) => match.field !== 'name');
  const chosen = (hasWords && texts.find((match) => match.field === 'name')) || texts[0];
  return { matches: chosen === undefined ? matches : [chosen, ...matches], joint, isCaseSensitive };
}

/** Returns the values of a condition in the stored form: one per line for `is`, phone numbers as digits. */
export function typedValues({ field, mode, text }: Condition): string[] {
  if (isPattern(mode)) return text === '' ? [] : [text];
  const stored = (value: string) => (field === 'primaryPhone' ? toStoredForm(value.trim()) : value.trim());
  return (mode === 'is' ? text.split('\n') : [text]).map(stored).filter((value) => value !== '');
}

/** Returns the values in all spellings that look the same, to search for. */
export const spelledValuesOf = (condition: Condition): string[] =>
  isPattern(condition.mode) ? typedValues(condition) : spellingsOfAll(typedValues(condition));

const spellingsOfAll = (values: readonly string[]): string[] =>
  spellingsOf(...values.flatMap((value) => [value, cleanText(value)]));

/** Extends a match to all spellings that look the same. Several texts need a regular expression. */
function inEverySpelling({ field, mode, values }: SearchMatch<UserSearchField>): SearchMatch<UserSearchField> {
  if (mode === 'exact') return { field, mode, values: spellingsOfAll(values) };
  const literal = mode === 'like' ? readLike(values[0] ?? '') : undefined;
  const texts = literal === undefined || isPattern(literal.mode) ? [] : spellingsOfAll([literal.text]);
  if (literal === undefined || texts.length < 2) return { field, mode, values };
  const start = literal.mode === 'startsWith' ? '^' : '';
  const end = literal.mode === 'endsWith' ? '$' : '';
  return { field, mode: 'posix', values: [`${start}(?:${texts.map(escapeRegex).join('|')})${end}`] };
}

export const isPattern = (mode: ConditionMode): boolean => patternModes.some((pattern) => pattern === mode);

/** Converts conditions to matches, without empty ones, which the API refuses. */
const matchesOf = (conditions: readonly Condition[]): SearchMatch<UserSearchField>[] =>
  conditions.flatMap((condition) => {
    const values = typedValues(condition);
    const [value] = values;
    return value === undefined ? [] : [{ field: condition.field, ...toMatch(condition.mode, value, values) }];
  });

function toMatch(
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

function toCondition(mode: SearchMatch<never>['mode'], values: readonly string[]): Pick<Condition, 'mode' | 'text'> {
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

/** Shows simple LIKE patterns as "contains", "starts with" or "ends with". */
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

/**
 * Returns a splitter for highlighting matches, with the case sensitivity of the search. Pattern modes are not
 * highlighted.
 */
export function matchCutter(
  { search, field: only }: SearchedFor,
  { conditions, isCaseSensitive }: AdvancedSearch,
): CutMatches {
  return (field, value) => {
    const patterns = conditions
      .filter((one) => one.field === field && !isPattern(one.mode))
      .flatMap((condition) => {
        const beginning = field === 'primaryPhone' ? String.raw`^\+?` : '^';
        const start = condition.mode === 'is' || condition.mode === 'startsWith' ? beginning : '';
        const end = condition.mode === 'is' || condition.mode === 'endsWith' ? '$' : '';
        return spelledValuesOf(condition).map((wanted) => start + escapeRegex(wanted) + end);
      });
    if (only === undefined || only === field) patterns.push(...textPatterns(search, field));
    return patterns.length === 0
      ? [value]
      : value.split(new RegExp(`(${patterns.join('|')})`, isCaseSensitive ? '' : 'i'));
  };
}
