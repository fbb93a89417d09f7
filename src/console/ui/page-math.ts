/** Number of pages for `total` rows; an empty list has one empty page. */
export const pageCount = (total: number, pageSize: number): number => Math.max(1, Math.ceil(total / pageSize));

/** First and last row of a page, counted from 1; both 0 if the page has no rows. */
export function rowRange(page: number, pageSize: number, total: number): { first: number; last: number } {
  const first = (page - 1) * pageSize + 1;
  if (first > total) return { first: 0, last: 0 };
  return { first, last: Math.min(page * pageSize, total) };
}

/** Page numbers to link: first, last, the current one and its neighbors, with `gap` where numbers are omitted. */
export function pagesAround(page: number, pages: number): (number | 'gap')[] {
  const shown = [1, page - 1, page, page + 1, pages].filter((number) => number >= 1 && number <= pages);
  const distinct = [...new Set(shown)].sort((a, b) => a - b);
  return distinct.flatMap((number, index) => {
    const previous = distinct[index - 1];
    if (previous === undefined || number - previous === 1) return [number];
    return number - previous === 2 ? [number - 1, number] : ['gap' as const, number];
  });
}
