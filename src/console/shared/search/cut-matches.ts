import { containedSpellings } from '#console/api/users.ts';
import { escapeRegex, type UserSearchField } from '#contract/search.ts';

/** Splits a value of a field into alternating parts: without a match, with a match, and so on. */
export type CutMatches = (field: UserSearchField, text: string) => string[];

/** Returns a splitter for a search of `text` in all fields, or in `only`. */
export function cutAnywhere(text: string, only: UserSearchField | undefined): CutMatches {
  const wanted = containedSpellings(text);
  const pattern = new RegExp(`(${wanted.map(escapeRegex).join('|')})`, 'i');
  return (field, value) => (wanted.length === 0 || (only ?? field) !== field ? [value] : value.split(pattern));
}
