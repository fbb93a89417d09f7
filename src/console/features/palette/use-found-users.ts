import { useMemo, useState } from 'react';

import { isQueued } from '#console/api/api-error.ts';
import { useQueryIf } from '#console/api/use-query-if.ts';
import { userQueries } from '#console/api/users.ts';
import { type CutMatches, cutAnywhere } from '#console/shared/search/cut-matches.ts';
import { textToSearch, useTextSearch } from '#console/shared/search/lookup-searches.ts';
import { chosenField, type InterpretationKind } from '#console/shared/search/recognize.ts';
import { type Lookup, useLookup } from '#console/shared/search/use-lookup.ts';
import type { UserSearchField } from '#contract/search.ts';
import type { User } from '#contract/users.ts';

export type FoundUser = { user: User; field?: UserSearchField | undefined };

type Found = {
  users: readonly FoundUser[];
  /** Number of matches; `users` has the first of them. */
  total: number;
  cut: CutMatches;
};

type Options = { text: string; country: string; kind: InterpretationKind | undefined; isSubmitted: boolean };

/** Finds users by typed text: exact matches first, then users with the text anywhere in a field. */
export function useFoundUsers(options: Options) {
  const textSearch = useTextSearch();
  const isOn = options.text.trim() !== '';
  const lookup: Lookup = useLookup({ ...options, isOn });
  const { hits, isWide, isSettled, recognized, kinds } = lookup;
  const text = textToSearch(recognized);
  const field = chosenField(options.kind, kinds);
  const { id } = lookup;
  const query = useMemo(() => {
    const search = textSearch(text, field);
    const list = userQueries.list({ page: 1, page_size: 10, search }, id);
    return isWide ? { ...list, placeholderData: undefined } : undefined;
  }, [textSearch, text, field, id, isWide]);
  const anywhere = useQueryIf(query);

  // Waits for the exact matches, so that they are not inserted before visible rows.
  const rows = isSettled ? anywhere?.data : undefined;
  const error = anywhere?.error ?? null;
  const isSearching = isOn && error === null && (isWide ? rows === undefined : !isSettled || hits.length === 0);
  const isKnown = isOn && (hits.length > 0 || !isSearching);
  const found = useMemo((): Found => {
    const known = new Set(hits.map(({ user }) => user.id));
    const others = (rows?.items ?? []).filter(({ id }) => !known.has(id)).map((user) => ({ user }));
    const users = [...hits, ...others];
    return { users, total: Math.max(users.length, rows?.total ?? lookup.total), cut: cutAnywhere(text, field) };
  }, [hits, rows, lookup.total, text, field]);

  // Shows the results of the previous text while loading.
  const [last, setLast] = useState(noResults);
  const shown = isKnown ? found : isOn ? last : noResults;
  if (shown !== last) setLast(shown);
  return {
    lookup,
    found: shown,
    isStale: !isKnown,
    isSearching,
    isQueued: anywhere !== undefined && isQueued(anywhere),
    error,
    text,
    field,
  };
}

const noResults: Found = { users: [], total: 0, cut: cutAnywhere('', undefined) };
