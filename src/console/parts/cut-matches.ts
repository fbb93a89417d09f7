import { wantedText } from '#console/data/users.ts';
import type { UserSearchField } from '#contract/search.ts';

/** Cuts a value of a field into what did not match and what did, in turn. */
export type CutMatches = (field: UserSearchField, text: string) => string[];

/** For a search of `text` anywhere, or in the `only` field that is searched. */
export function cutAnywhere(text: string, only: UserSearchField | undefined): CutMatches {
  const wanted = wantedText(text);
  const pattern = new RegExp(`(${quoted(wanted)})`, 'i');
  return (field, value) => (wanted === '' || (only ?? field) !== field ? [value] : value.split(pattern));
}

/** For a regular expression that takes every character as it is. */
export const quoted = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`);
