import type { UserSearch } from '#console/api/user-requests.ts';
import { exactFieldSearch, textSearch } from '#console/api/users.ts';
import { typedText } from '#console/lib/identifying-text.ts';
import { paths } from '#console/lib/paths.ts';
import { escapeLike, writeSearch } from '#contract/search.ts';
import type { User } from '#contract/users.ts';

import { nearDomains, similarDomains } from './similar-domains.ts';

/** Another search for a text that found no users. */
export type Suggestion = {
  /** How it differs: another domain, the part of an email before the @, fewer words, or names that differ by a letter. */
  kind: 'domain' | 'localPart' | 'words' | 'similarName';
  text: string;
  search: UserSearch;
  /** Users that it finds, if that is known. */
  count?: number;
  /** Link to the list with this search. */
  to: string;
};

/** Most searches with fewer words. */
const maxFewerWords = 4;

/** Limits of what the gateway accepts (pattern-cost.ts). */
const maxPatternLength = 900;
const maxQuantifiers = 40;

/**
 * Returns the searches that may find the user meant by `text`, the likeliest first.
 *
 * @param maySearch the operator may search for parts of values; else only for an exact email
 */
export function suggestSearches(text: string, maySearch: boolean): Suggestion[] {
  const typed = typedText(text);
  const { local, domain } = partsOf(typed);
  if (domain !== '') {
    const emails = similarDomains(domain).map((similar) => exactly(`${local}@${similar}`));
    return maySearch && local.length > 2 ? [...emails, ...anywhere('localPart', local)] : emails;
  }
  return maySearch ? [...similarNames(typed), ...fewerWords(typed).flatMap((one) => anywhere('words', one))] : [];
}

/** The parts of an email; empty for another text. */
function partsOf(typed: string): { local: string; domain: string } {
  const [, local = '', domain = ''] = /^([^\s@]+)@([^\s@]+)$/.exec(typed) ?? [];
  return { local, domain };
}

/** Returns the search for emails with the same part before the @; undefined if `text` is no email. */
export function sameLocalPart(text: string): UserSearch | undefined {
  const { local, domain } = partsOf(typedText(text));
  if (domain === '') return undefined;
  return {
    matches: [{ field: 'primaryEmail', mode: 'like', values: [`${escapeLike(local)}@%`] }],
    joint: 'or',
    isCaseSensitive: false,
  };
}

/** Returns the emails of `users` whose domain is nearly that of `text`, with their counts. */
export function nearEmails(text: string, users: readonly Pick<User, 'primaryEmail'>[]): Suggestion[] {
  const { local, domain } = partsOf(typedText(text));
  const emails = users.flatMap(({ primaryEmail }) => primaryEmail?.toLowerCase() ?? []);
  const domains = nearDomains(
    domain,
    emails.map((email) => partsOf(email).domain),
  );
  return domains.map((near) => {
    const email = `${local}@${near}`;
    return { ...exactly(email), count: emails.filter((one) => one === email.toLowerCase()).length };
  });
}

const exactly = (email: string): Suggestion => ({
  kind: 'domain',
  text: email,
  search: exactFieldSearch('primaryEmail', email),
  to: paths.usersMatching(email),
});

function anywhere(kind: Suggestion['kind'], text: string): Suggestion[] {
  const search = textSearch(text);
  return search === undefined ? [] : [{ kind, text, search, to: paths.usersMatching(text) }];
}

/** Returns each word of two, or all words but one of several. */
function fewerWords(text: string): string[] {
  const words = text.split(/[\s,;]+/).filter((word) => /[\p{L}\p{N}]{2}/u.test(word));
  if (words.length < 2) return [];
  if (words.length === 2) return words;
  return words.map((_, index) => words.toSpliced(index, 1).join(' ')).slice(-maxFewerWords);
}

function similarNames(text: string): Suggestion[] {
  const pattern = similarNamePattern(text);
  if (pattern === undefined) return [];
  const search: UserSearch = {
    matches: [{ field: 'name', mode: 'posix', values: [pattern] }],
    joint: 'or',
    isCaseSensitive: false,
  };
  return [{ kind: 'similarName', text, search, to: `${paths.users()}?${new URLSearchParams(writeSearch(search))}` }];
}

/**
 * Returns an expression for names that have all words of `text` with at most one letter more, less, changed or swapped in
 * each; undefined if it is no name, or too long.
 */
export function similarNamePattern(text: string): string | undefined {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const isName = /^[\p{L}\s.,'’-]+$/u.test(text) && words.some((word) => word.length > 3);
  // `\m` and `\M` are the beginning and end of a word in PostgreSQL.
  const pattern = `^${words.map((word) => String.raw`(?=.*\m(${oneLetterOff(word)})\M)`).join('')}`;
  const quantifiers = pattern.match(/[*?{]/g)?.length ?? 0;
  return isName && pattern.length <= maxPatternLength && quantifiers <= maxQuantifiers ? pattern : undefined;
}

/** Short words have too many neighbors. */
function oneLetterOff(word: string): string {
  if (word.length < 4) return word;
  const letters = Array.from(word);
  const changed = letters.map((_, at) => `${letters.slice(0, at).join('')}.{0,2}${letters.slice(at + 1).join('')}`);
  const swapped = letters
    .slice(1)
    .map((letter, at) => letters.slice(0, at).join('') + letter + letters[at] + letters.slice(at + 2).join(''));
  return [...changed, ...swapped].join('|');
}
