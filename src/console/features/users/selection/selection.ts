import type { UserListQuery } from '#console/api/user-requests.ts';

/** Selected users: by their IDs, or all that a search finds. */
export type Selection = {
  ids: ReadonlySet<string>;
  /** All users of a search, at the time it was selected; `ids` is empty then. */
  matching?: { query: string; total: number };
  /** The user that was selected or deselected last, where a range begins. */
  anchor?: string;
};

export const noSelection: Selection = { ids: new Set() };

/** What else can be selected beyond the page: all users of the search, or those that a scan found. */
export type Beyond = { search: UserListQuery['search']; total: number } | { ids: readonly string[] };

export const isEmpty = ({ ids, matching }: Selection): boolean => ids.size === 0 && matching === undefined;

/** Whether a user of the page that shows the search `query` is selected. */
export const isSelected = ({ ids, matching }: Selection, id: string, query: string | undefined): boolean =>
  ids.has(id) || (matching !== undefined && matching.query === query);

/** A change of one user after "all that match" leaves the others of the page. */
const onPage = (selection: Selection, page: readonly string[], query: string | undefined): Set<string> =>
  selection.matching === undefined ? new Set(selection.ids) : new Set(selection.matching.query === query ? page : []);

/**
 * Selects or deselects a user; with `isRange`, also all between the last one and this one on the page.
 *
 * @param page IDs of the page, in its order
 * @param query the search of the page
 */
export function toggle(
  selection: Selection,
  id: string,
  { page, query, isRange = false }: { page: readonly string[]; query?: string | undefined; isRange?: boolean },
): Selection {
  const isOn = !isSelected(selection, id, query);
  const ids = onPage(selection, page, query);
  for (const one of isRange ? between(page, selection.anchor, id) : [id]) {
    if (isOn) ids.add(one);
    else ids.delete(one);
  }
  return { ids, anchor: id };
}

/** Selects all users of the page, or deselects them. */
export function togglePage(
  selection: Selection,
  isOn: boolean,
  { page, query }: { page: readonly string[]; query?: string | undefined },
): Selection {
  const ids = onPage(selection, page, query);
  for (const id of page) {
    if (isOn) ids.add(id);
    else ids.delete(id);
  }
  return { ids };
}

/** IDs of the page from `from` to `to`; only `to` if the range began on another page. */
function between(page: readonly string[], from: string | undefined, to: string): readonly string[] {
  const [start, end] = [page.indexOf(from ?? to), page.indexOf(to)].sort((one, other) => one - other);
  return start === undefined || end === undefined || start < 0 ? [to] : page.slice(start, end + 1);
}
