import type { Page } from '#console/api/http.ts';
import { maxPageSize } from '#contract/paging.ts';
import type { User } from '#contract/users.ts';

import { findCreated } from './find-created.ts';
import { isAsFiltered, type ScanFilter } from './scan-filter.ts';

/** More than this nobody waits for, and no server should be asked for. */
export const maxScanned = 50_000;

/** A list that was read up to some page. */
export type Scan = {
  /** `tooMany`: more than {@link maxScanned} would have to be looked at, so nobody was. */
  state: 'unfinished' | 'complete' | 'tooMany';
  /** The IDs of everybody who was looked at. It grows in place: there may be very many. */
  looked: Set<string>;
  /** Those who are as the filter says, in the order in which they were found. */
  found: User[];
  /** Of how many of those looked at the server did not say whether they have a password. */
  untold: number;
  /** How many users the list had when last asked. */
  listed: number;
  /** The pages to be read, from 1; nothing as long as it is not known where they begin. */
  pages: { first: number; next: number; last: number } | undefined;
};

export const emptyScan: Scan = {
  state: 'unfinished',
  looked: new Set(),
  found: [],
  untold: 0,
  listed: 0,
  pages: undefined,
};

/** Asks for a page of the list, newest first. */
export type FetchPage = (page: number, pageSize: number) => Promise<Page<User>>;

type Options = {
  filter: ScanFilter;
  fetchPage: FetchPage;
  /** Told after every step. */
  report: (scan: Scan) => void;
  signal: AbortSignal;
};

/**
 * Reads the list on from where `begun` got to, two pages at once, until everybody was looked at or `signal` aborts. Of those
 * created in some range only the pages that hold them are read.
 *
 * Whoever appears meanwhile moves the others down, so that some come twice: they are looked at once. Whoever vanishes moves
 * them up, to pages that were read: the list is then read again from there. Where ties in the order (users of one bulk
 * import) let the server lose somebody between two pages, {@link missedUsers} tells.
 *
 * @throws what `fetchPage` throws; what was read until then has been reported
 */
export async function scanUsers(begun: Scan, { filter, fetchPage, report, signal }: Options): Promise<void> {
  let scan: Scan = { ...begun, looked: new Set(begun.looked) };
  const say = (changes: Partial<Scan>) => {
    scan = { ...scan, ...changes };
    if (!signal.aborted) report(scan);
  };

  if (scan.pages === undefined) {
    const { listed, first, last } = await findCreated(filter, fetchPage);
    say({ listed, pages: { first, next: first, last } });
    if (scanSize(scan) > maxScanned) return say({ state: 'tooMany' });
  }

  while (scan.pages !== undefined && !signal.aborted) {
    const { next, last } = scan.pages;
    if (next > last) return say({ state: 'complete' });
    const numbers = next < last ? [next, next + 1] : [next];
    const answers = await Promise.allSettled(numbers.map((page) => fetchPage(page, maxPageSize)));
    if (signal.aborted) return;
    for (const [index, answer] of answers.entries()) {
      if (answer.status === 'rejected') {
        // What came before the failure counts.
        say({});
        throw answer.reason;
      }
      scan = withPage(scan, next + index, answer.value, filter);
    }
    say({});
  }
}

/** How many are looked at from the first page to the last. */
export const scanSize = ({ pages, listed }: Scan): number =>
  pages === undefined ? 0 : Math.max(0, Math.min(listed, pages.last * maxPageSize) - (pages.first - 1) * maxPageSize);

/** How many the list had that never came, though all of it was read. */
export const missedUsers = ({ state, looked, listed, pages }: Scan): number =>
  state === 'complete' && pages?.first === 1 && pages.last === Math.ceil(listed / maxPageSize)
    ? Math.max(0, listed - looked.size)
    : 0;

function withPage(scan: Scan, page: number, { items, total }: Page<User>, filter: ScanFilter): Scan {
  if (scan.pages === undefined) return scan;
  const { createdFrom = Number.NEGATIVE_INFINITY, createdUntil = Number.POSITIVE_INFINITY } = filter;
  const { first, next, last } = scan.pages;
  const fresh = items.filter(({ id }) => !scan.looked.has(id));
  const wanted = fresh.filter((user) => isAsFiltered(user, filter));
  const vanished = Math.max(0, scan.listed - total);
  const [newest, oldest] = [items[0], items.at(-1)];

  // The range has moved: it begins before what was to be the first page, or goes on behind the last.
  const beginsBefore = page === first && first > 1 && newest !== undefined && newest.createdAt < createdUntil;
  const goesOn = page === last && oldest !== undefined && oldest.createdAt >= createdFrom;
  const lastNow = Math.min(goesOn ? last + 1 : last, Math.ceil(total / maxPageSize));
  const firstNow = beginsBefore ? first - 1 : first;
  // Those who followed on the page before stand before this one now.
  const again = Math.min(next, page - Math.ceil(vanished / maxPageSize));
  const onward = page === next ? page + 1 : next;
  for (const { id } of fresh) scan.looked.add(id);
  return {
    ...scan,
    found: wanted.length === 0 ? scan.found : [...scan.found, ...wanted],
    untold: scan.untold + fresh.filter(({ hasPassword }) => hasPassword === undefined).length,
    listed: total,
    pages: {
      first: firstNow,
      next: beginsBefore ? firstNow : Math.max(firstNow, vanished > 0 ? again : onward),
      last: lastNow,
    },
  };
}
