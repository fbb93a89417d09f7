import { maxPageSize } from '#contract/paging.ts';

import type { ScanFilter } from './scan-filter.ts';
import type { FetchPage } from './scan-users.ts';

/**
 * Finds the pages of the list (newest first) that contain users created in the range, by binary search on the last
 * users of pages. `last` is less than `first` if there are none.
 */
export async function findCreated(
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
