import { containedSpellings } from '#console/api/users.ts';
import { nameWordPatterns, separateWords } from '#console/lib/name-pattern.ts';
import { escapeRegex, type UserSearchField } from '#contract/search.ts';

/** Splits a value of a field into alternating parts: without a match, with a match, and so on. */
export type CutMatches = (field: UserSearchField, text: string) => string[];

/** Returns a splitter for a search of `text` in all fields, or in `only`. */
export function cutAnywhere(text: string, only: UserSearchField | undefined): CutMatches {
  return (field, value) => {
    const patterns = (only ?? field) === field ? textPatterns(text, field) : [];
    return patterns.length === 0 ? [value] : value.split(new RegExp(`(${patterns.join('|')})`, 'i'));
  };
}

/** Expressions for what `textSearch` finds in a field, the whole text before its words. */
export const textPatterns = (text: string, field: UserSearchField): string[] => [
  ...containedSpellings(text).map(escapeRegex),
  ...(field === 'name' ? nameWordPatterns(text) : []),
  ...(field === 'primaryEmail' || field === 'username' ? separateWords(text).map(escapeRegex) : []),
];
