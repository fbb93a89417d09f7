import { addressOf } from '#console/api/api-request.ts';
import type { Page } from '#console/api/http.ts';
import { userRequests } from '#console/api/user-requests.ts';
import { maxPageSize } from '#contract/paging.ts';
import type { Search, UserSearchField } from '#contract/search.ts';
import type { User } from '#contract/users.ts';

import {
  caseInsensitiveSearch,
  caseSensitiveSearch,
  identifies,
  matchedField,
} from '#console/shared/search/lookup-searches.ts';
import type { Interpretation } from '#console/shared/search/recognize.ts';

/** One line of a list: what was given, understood. */
export type ListEntry = { input: string; interpretations: readonly Interpretation[] };

export type Match = { user: User; field: UserSearchField };

/** What became of an entry. */
export type Outcome =
  | { state: 'found'; match: Match }
  | { state: 'ambiguous'; matches: readonly Match[]; total: number }
  | { state: 'notFound' }
  | { state: 'failed'; error: Error };

type FetchUsers = (search: Search<UserSearchField>) => Promise<Page<User>>;
type Report = (entry: ListEntry, outcome: Outcome) => void;

/** An address longer than this some server on the way may refuse. */
const maxAddressLength = 6000;

/** More than one person may match an entry, and one page must hold them all. */
const maxBatchSize = maxPageSize / 2;

/**
 * Finds out whom the entries mean, in batches of exact questions: first as they are written, then, for those that found
 * nobody, in any case. Reports every entry once; a batch that fails is reported as such, and the others go on. Ends early,
 * with entries unreported, when `signal` aborts.
 *
 * @param isMasked e-mails and numbers come back masked, so that an answer does not say for whom of several it is: entries
 *   that may be found by them are asked for one by one
 */
export async function resolveList(
  entries: readonly ListEntry[],
  fetchUsers: FetchUsers,
  report: Report,
  signal: AbortSignal,
  isMasked = false,
): Promise<void> {
  const missed: ListEntry[] = [];
  const miss = (entry: ListEntry) => report(entry, { state: 'notFound' });
  const standsAlone = ({ interpretations }: ListEntry) =>
    isMasked && interpretations.some(({ kind }) => kind === 'email' || kind === 'phone');
  await resolveBy(caseSensitiveSearch, entries, fetchUsers, report, (entry) => missed.push(entry), signal, standsAlone);
  await resolveBy(caseInsensitiveSearch, missed, fetchUsers, report, miss, signal, standsAlone);
}

type Question = (understood: { interpretations: readonly Interpretation[] }) => Search<UserSearchField> | undefined;

async function resolveBy(
  question: Question,
  entries: readonly ListEntry[],
  fetchUsers: FetchUsers,
  report: Report,
  onMiss: (entry: ListEntry) => void,
  signal: AbortSignal,
  standsAlone: (entry: ListEntry) => boolean,
): Promise<void> {
  const asked = entries.filter((entry) => question(entry) !== undefined);
  for (const entry of entries) if (!asked.includes(entry)) onMiss(entry);

  const together = asked.filter((entry) => !standsAlone(entry));
  const batches = [...asked.filter(standsAlone).map((entry) => [entry]), ...batchesOf(together, question)];
  while (batches.length > 0) {
    const batch = batches.shift() ?? [];
    const search = question({ interpretations: batch.flatMap(({ interpretations }) => interpretations) });
    if (search === undefined) continue;
    if (signal.aborted) return;
    let page: Page<User>;
    try {
      // One after another: a batch may cost the server a whole table.
      page = await fetchUsers(search);
    } catch (error) {
      if (signal.aborted) return;
      const failure = error instanceof Error ? error : new Error(String(error));
      for (const entry of batch) report(entry, { state: 'failed', error: failure });
      continue;
    }
    if (page.total > page.items.length && batch.length > 1) {
      // Namesakes fill the page: fewer questions leave room for all answers.
      const half = Math.ceil(batch.length / 2);
      batches.unshift(batch.slice(0, half), batch.slice(half));
      continue;
    }
    for (const entry of batch) {
      const outcome = outcomeFor(entry, page);
      if (outcome === undefined) onMiss(entry);
      else report(entry, outcome);
    }
  }
}

function outcomeFor({ interpretations }: ListEntry, page: Page<User>): Outcome | undefined {
  const all = page.items.flatMap((user): Match[] => {
    const field = matchedField(user, interpretations);
    return field === undefined ? [] : [{ user, field }];
  });
  // Whoever is identified is meant, whatever others are called.
  const identified = all.filter(({ field }) => identifies(field));
  const matches = identified.length > 0 ? identified : all;
  const [first] = matches;
  if (first === undefined) return undefined;
  const total = matches.length === page.items.length ? page.total : matches.length;
  return total === 1 ? { state: 'found', match: first } : { state: 'ambiguous', matches, total };
}

function batchesOf(entries: readonly ListEntry[], question: Question): ListEntry[][] {
  const batches: ListEntry[][] = [];
  for (const entry of entries) {
    const last = batches.at(-1);
    if (
      last !== undefined &&
      last.length < maxBatchSize &&
      addressLength([...last, entry], question) <= maxAddressLength
    )
      last.push(entry);
    else batches.push([entry]);
  }
  return batches;
}

function addressLength(entries: readonly ListEntry[], question: Question): number {
  const search = question({ interpretations: entries.flatMap(({ interpretations }) => interpretations) });
  return addressOf(userRequests.list({ page: 1, page_size: maxPageSize, search })).length;
}
