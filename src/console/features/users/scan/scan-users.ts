import type { Page } from '#console/api/http.ts';
import { maxPageSize } from '#contract/paging.ts';
import type { User } from '#contract/users.ts';

import { matchesFilter, type ScanFilter } from './scan-filter.ts';

/** Maximum number of users to scan, to limit the waiting time and the load of the server. */
export const maxScanned = 50_000;

/** State of a scan. */
export type Scan = {
  /** `tooMany`: more than {@link maxScanned} users, so the scan did not start. */
  state: 'unfinished' | 'complete' | 'tooMany';
  /** IDs of the users checked. Mutated in place, because it may be large. */
  checked: Set<string>;
  /** Users that match the filter, in the order found. */
  found: User[];
  /** Number of checked users for which the server does not report whether they have a password. */
  withoutPasswordInfo: number;
  /** Latest number of users in the list. */
  listed: number;
  /** Pages to read, counted from 1; undefined until they are located. */
  pages: { first: number; next: number; last: number } | undefined;
};

export const emptyScan: Scan = {
  state: 'unfinished',
  checked: new Set(),
  found: [],
  withoutPasswordInfo: 0,
  listed: 0,
  pages: undefined,
};

/** Fetches a page of the list, newest first. */
export type FetchPage = (page: number, pageSize: number) => Promise<Page<User>>;

type Options = {
  filter: ScanFilter;
  fetchPage: FetchPage;
  /** Called after every step. */
  report: (scan: Scan) => void;
  signal: AbortSignal;
};

/**
 * Continues a scan from `start`, two pages at a time, until all users are checked or `signal` aborts. With a range of
 * creation dates only its pages are read.
 *
 * Users created meanwhile shift rows down, so some users come twice but are checked once. Users deleted meanwhile shift
 * rows up to pages already read, so the scan goes back accordingly. If the server drops users between pages because of
 * ties in its order (bulk imports), {@link missedUsers} counts them.
 *
 * @throws the error of `fetchPage`; progress until then has been reported
 */
export async function scanUsers(start: Scan, { filter, fetchPage, report, signal }: Options): Promise<void> {
  let scan: Scan = { ...start, checked: new Set(start.checked) };
  const update = (changes: Partial<Scan>) => {
    scan = { ...scan, ...changes };
    if (!signal.aborted) report(scan);
  };

  if (scan.pages === undefined) {
    const { listed, first, last } = await findCreated(filter, fetchPage);
    update({ listed, pages: { first, next: first, last } });
    if (scanSize(scan) > maxScanned) return update({ state: 'tooMany' });
  }

  while (scan.pages !== undefined && !signal.aborted) {
    const { next, last } = scan.pages;
    if (next > last) return update({ state: 'complete' });
    const numbers = next < last ? [next, next + 1] : [next];
    const answers = await Promise.allSettled(numbers.map((page) => fetchPage(page, maxPageSize)));
    if (signal.aborted) return;
    for (const [index, answer] of answers.entries()) {
      if (answer.status === 'rejected') {
        // Reports the pages read before the failure.
        update({});
        throw answer.reason;
      }
      scan = withPage(scan, next + index, answer.value, filter);
    }
    update({});
  }
}

/** Number of users on the pages of the scan. */
export const scanSize = ({ pages, listed }: Scan): number =>
  pages === undefined ? 0 : Math.max(0, Math.min(listed, pages.last * maxPageSize) - (pages.first - 1) * maxPageSize);

/** Number of users of the list that no page contained, although all pages were read. */
export const missedUsers = ({ state, checked, listed, pages }: Scan): number =>
  state === 'complete' && pages?.first === 1 && pages.last === Math.ceil(listed / maxPageSize)
    ? Math.max(0, listed - checked.size)
    : 0;

function withPage(scan: Scan, page: number, { items, total }: Page<User>, filter: ScanFilter): Scan {
  if (scan.pages === undefined) return scan;
  const { createdFrom = Number.NEGATIVE_INFINITY, createdUntil = Number.POSITIVE_INFINITY } = filter;
  const { first, next, last } = scan.pages;
  const unchecked = items.filter(({ id }) => !scan.checked.has(id));
  const matching = unchecked.filter((user) => matchesFilter(user, filter));
  const deleted = Math.max(0, scan.listed - total);
  const [newest, oldest] = [items[0], items.at(-1)];

  // The range has shifted: it starts before the first page or continues after the last.
  const beginsBefore = page === first && first > 1 && newest !== undefined && newest.createdAt < createdUntil;
  const goesOn = page === last && oldest !== undefined && oldest.createdAt >= createdFrom;
  const lastNow = Math.min(goesOn ? last + 1 : last, Math.ceil(total / maxPageSize));
  const firstNow = beginsBefore ? first - 1 : first;
  // Deleted users shifted rows of this page to earlier pages.
  const again = Math.min(next, page - Math.ceil(deleted / maxPageSize));
  const following = page === next ? page + 1 : next;
  for (const { id } of unchecked) scan.checked.add(id);
  return {
    ...scan,
    found: matching.length === 0 ? scan.found : [...scan.found, ...matching],
    withoutPasswordInfo:
      scan.withoutPasswordInfo + unchecked.filter(({ hasPassword }) => hasPassword === undefined).length,
    listed: total,
    pages: {
      first: firstNow,
      next: beginsBefore ? firstNow : Math.max(firstNow, deleted > 0 ? again : following),
      last: lastNow,
    },
  };
}

/**
 * Finds the pages of the list (newest first) that contain users created in the range, by binary search on the last
 * users of pages. `last` is less than `first` if there are none.
 */
async function findCreated(
  { createdFrom, createdUntil }: Pick<ScanFilter, 'createdFrom' | 'createdUntil'>,
  fetchPage: FetchPage,
): Promise<{ listed: number; first: number; last: number }> {
  const { total: listed } = await fetchPage(1, 1);
  const pages = Math.ceil(listed / maxPageSize);
  const isBefore = async (page: number, moment: number): Promise<boolean> => {
    const { items } = await fetchPage(Math.min(page * maxPageSize, listed), 1);
    // An empty page is beyond the end of the list.
    return (items[0]?.createdAt ?? Number.NEGATIVE_INFINITY) < moment;
  };
  const [first, last] = await Promise.all([
    createdUntil === undefined ? 1 : firstPage(pages, (page) => isBefore(page, createdUntil)),
    createdFrom === undefined ? pages : firstPage(pages, (page) => isBefore(page, createdFrom)),
  ]);
  return { listed, first, last: Math.min(last, pages) };
}

/** Binary search: returns the first page for which `holds` holds, or the number of pages plus one. */
async function firstPage(pages: number, holds: (page: number) => Promise<boolean>): Promise<number> {
  let [from, to] = [1, pages + 1];
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    // Sequential: each response decides which half to search.
    if (await holds(middle)) to = middle;
    else from = middle + 1;
  }
  return from;
}
