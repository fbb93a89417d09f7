import { addressOf } from '#console/api/api-request.ts';
import type { Page } from '#console/api/http.ts';
import { userRequests } from '#console/api/user-requests.ts';
import {
  caseInsensitiveSearch,
  caseSensitiveSearch,
  identifies,
  matchedField,
} from '#console/shared/search/lookup-searches.ts';
import type { Interpretation } from '#console/shared/search/recognize.ts';
import { maxPageSize } from '#contract/paging.ts';
import type { Search, UserSearchField } from '#contract/search.ts';
import type { User } from '#contract/users.ts';

/** An entry of a list with its interpretations. */
export type ListEntry = { input: string; interpretations: readonly Interpretation[] };

export type Match = { user: User; field: UserSearchField };

/** Result of an entry. */
export type InputResult =
  | { state: 'found'; match: Match }
  | { state: 'ambiguous'; matches: readonly Match[]; total: number }
  | { state: 'notFound' }
  | { state: 'failed'; error: Error };

type FetchUsers = (search: Search<UserSearchField>) => Promise<Page<User>>;
type Report = (outcomes: ReadonlyMap<ListEntry, InputResult>) => void;

/** Maximum URL length; servers and proxies may refuse longer ones. */
const maxAddressLength = 6000;

/** Half a page, as several users may match an entry and all must fit on one page. */
const maxBatchSize = maxPageSize / 2;

/**
 * Looks up the users of the entries in batches of exact searches: first case-sensitive, then ignoring case for entries
 * without a match. Reports every entry once, those of a batch together; a failed batch does not stop the others. Returns early, with entries
 * unreported, if `signal` aborts.
 *
 * @param isMasked emails and phone numbers in results are masked, so a match cannot be assigned to one of several
 *   entries; entries with such values are looked up one by one
 */
export async function resolveList(
  entries: readonly ListEntry[],
  fetchUsers: FetchUsers,
  report: Report,
  signal: AbortSignal,
  isMasked = false,
): Promise<void> {
  const unmatched: ListEntry[] = [];
  const reportNotFound = (missed: readonly ListEntry[]) =>
    report(new Map(missed.map((entry) => [entry, { state: 'notFound' }])));
  const needsOwnRequest = ({ interpretations }: ListEntry) =>
    isMasked && interpretations.some(({ kind }) => kind === 'email' || kind === 'phone');
  await resolveBy(
    caseSensitiveSearch,
    entries,
    fetchUsers,
    report,
    (missed) => unmatched.push(...missed),
    signal,
    needsOwnRequest,
  );
  await resolveBy(caseInsensitiveSearch, unmatched, fetchUsers, report, reportNotFound, signal, needsOwnRequest);
}

type ToSearch = (entry: { interpretations: readonly Interpretation[] }) => Search<UserSearchField> | undefined;

async function resolveBy(
  toSearch: ToSearch,
  entries: readonly ListEntry[],
  fetchUsers: FetchUsers,
  report: Report,
  onMiss: (missed: readonly ListEntry[]) => void,
  signal: AbortSignal,
  needsOwnRequest: (entry: ListEntry) => boolean,
): Promise<void> {
  const searchable = entries.filter((entry) => toSearch(entry) !== undefined);
  onMiss(entries.filter((entry) => toSearch(entry) === undefined));

  const together = searchable.filter((entry) => !needsOwnRequest(entry));
  const batches = [...searchable.filter(needsOwnRequest).map((entry) => [entry]), ...batchesOf(together, toSearch)];
  while (batches.length > 0) {
    const batch = batches.shift() ?? [];
    const search = toSearch({ interpretations: batch.flatMap(({ interpretations }) => interpretations) });
    if (search === undefined) continue;
    if (signal.aborted) return;
    let page: Page<User>;
    try {
      // Sequential, because a batch may make the server read the whole table.
      page = await fetchUsers(search);
    } catch (error) {
      if (signal.aborted) return;
      const failure = error instanceof Error ? error : new Error(String(error));
      report(new Map(batch.map((entry) => [entry, { state: 'failed', error: failure }])));
      continue;
    }
    if (page.total > page.items.length && batch.length > 1) {
      // Too many matches for one page, so the batch is split.
      const half = Math.ceil(batch.length / 2);
      batches.unshift(batch.slice(0, half), batch.slice(half));
      continue;
    }
    const found = new Map<ListEntry, InputResult>();
    for (const entry of batch) {
      const outcome = outcomeFor(entry, page);
      if (outcome !== undefined) found.set(entry, outcome);
    }
    report(found);
    onMiss(batch.filter((entry) => !found.has(entry)));
  }
}

function outcomeFor({ interpretations }: ListEntry, page: Page<User>): InputResult | undefined {
  const all = page.items.flatMap((user): Match[] => {
    const field = matchedField(user, interpretations);
    return field === undefined ? [] : [{ user, field }];
  });
  // Matches of unique fields take precedence over matches of names.
  const identified = all.filter(({ field }) => identifies(field));
  const matches = identified.length > 0 ? identified : all;
  const [first] = matches;
  if (first === undefined) return undefined;
  const total = matches.length === page.items.length ? page.total : matches.length;
  return total === 1 ? { state: 'found', match: first } : { state: 'ambiguous', matches, total };
}

function batchesOf(entries: readonly ListEntry[], toSearch: ToSearch): ListEntry[][] {
  const batches: ListEntry[][] = [];
  for (const entry of entries) {
    const last = batches.at(-1);
    if (
      last !== undefined &&
      last.length < maxBatchSize &&
      addressLength([...last, entry], toSearch) <= maxAddressLength
    )
      last.push(entry);
    else batches.push([entry]);
  }
  return batches;
}

function addressLength(entries: readonly ListEntry[], toSearch: ToSearch): number {
  const search = toSearch({ interpretations: entries.flatMap(({ interpretations }) => interpretations) });
  return addressOf(userRequests.list({ page: 1, page_size: maxPageSize, search })).length;
}
