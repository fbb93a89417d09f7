import { containedSpellings } from '#console/api/users.ts';
import { escapeRegex, type UserSearchField } from '#contract/search.ts';

/** Cuts a value of a field into what did not match and what did, in turn. */
export type CutMatches = (field: UserSearchField, text: string) => string[];

/** For a search of `text` anywhere, or in the `only` field that is searched. */
export function cutAnywhere(text: string, only: UserSearchField | undefined): CutMatches {
  const wanted = containedSpellings(text);
  const pattern = new RegExp(`(${wanted.map(escapeRegex).join('|')})`, 'i');
  return (field, value) => (wanted.length === 0 || (only ?? field) !== field ? [value] : value.split(pattern));
}
