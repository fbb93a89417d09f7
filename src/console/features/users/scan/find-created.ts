import { maxPageSize } from '#contract/paging.ts';

import type { FetchPage } from './scan-users.ts';
import type { ScanFilter } from './scan-filter.ts';

/**
 * Between which pages of the list, newest first, stand those who were created in the range: by asking for the oldest of a
 * few pages, and halving what is left each time. `last` is before `first` when nobody was.
 */
export async function findCreated(
  { createdFrom, createdUntil }: Pick<ScanFilter, 'createdFrom' | 'createdUntil'>,
  fetchPage: FetchPage,
): Promise<{ listed: number; first: number; last: number }> {
  const { total: listed } = await fetchPage(1, 1);
  const pages = Math.ceil(listed / maxPageSize);
  const isBefore = async (page: number, moment: number): Promise<boolean> => {
    const { items } = await fetchPage(Math.min(page * maxPageSize, listed), 1);
    // Where nobody stands any more the list has ended.
    return (items[0]?.createdAt ?? Number.NEGATIVE_INFINITY) < moment;
  };
  const [first, last] = await Promise.all([
    createdUntil === undefined ? 1 : firstPage(pages, (page) => isBefore(page, createdUntil)),
    createdFrom === undefined ? pages : firstPage(pages, (page) => isBefore(page, createdFrom)),
  ]);
  return { listed, first, last: Math.min(last, pages) };
}

/** The first page that is so, when all after it are so too; the one behind the last when none is. */
async function firstPage(pages: number, isSo: (page: number) => Promise<boolean>): Promise<number> {
  let [from, to] = [1, pages + 1];
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    // Each answer says which half to fetchPage about.
    if (await isSo(middle)) to = middle;
    else from = middle + 1;
  }
  return from;
}
