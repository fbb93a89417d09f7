import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useNavigate } from 'react-router';

import { isQueued } from '#console/api/api-error.ts';
import type { Page } from '#console/api/http.ts';
import type { UserListQuery } from '#console/api/user-requests.ts';
import { userQueries } from '#console/api/users.ts';
import { paths } from '#console/lib/paths.ts';
import { useLast } from '#console/lib/use-last.ts';
import { textToSearch } from '#console/shared/search/lookup-searches.ts';
import { usePhoneCountry } from '#console/shared/search/phone-country.ts';
import { chosenField, type InterpretationKind, kindAbout } from '#console/shared/search/recognize.ts';
import { type Hit, type Lookup, useLookup } from '#console/shared/search/use-lookup.ts';
import type { UserSearchField } from '#contract/search.ts';
import type { User } from '#contract/users.ts';

import type { SearchedFor } from './conditions.ts';
import { prefetchSoon } from './prefetch-soon.ts';

/** State of the search box. */
type Box = {
  text: string;
  /** Typed by the operator rather than set from the URL. */
  isTyped: boolean;
  isSubmitted: boolean;
  /** The operator pressed the button to search anywhere. */
  isWidened: boolean;
  kind: InterpretationKind | undefined;
  /** Last search written to the URL, to tell own URL changes from others, and the number of writes. */
  reported: SearchedFor;
  reports: number;
};

type Options = {
  /** The search in the URL. */
  searched: SearchedFor;
  /** Converts it to the search of a list query. */
  asSearch: (searched: SearchedFor) => UserListQuery['search'];
  /** Path and query of the page, for the link back. */
  here: string;
  /** There are further conditions, so an exact match of the text alone is not a result. */
  hasConditions: boolean;
  /** The operator may run this search. */
  isAllowed: boolean;
  /** @param isNew the previous search was not typed, so it gets its own history entry */
  onSearch: (searched: SearchedFor, isNew: boolean) => void;
};

/**
 * The user list with exact matches first. The search is in the URL, so links show the list. Typed text is first looked
 * up exactly; if that finds a user, the list is not fetched until the operator requests it, because it is slow on
 * Logto.
 */
export function useUserLookup(query: UserListQuery, options: Options) {
  const { searched, asSearch, here, hasConditions, isAllowed, onSearch } = options;
  const navigate = useNavigate();
  const client = useQueryClient();
  const phoneCountry = usePhoneCountry();
  const [box, setBox] = useState(() => untouched(searched));
  const [lastSearched, setLastSearched] = useState(searched);
  // The URL changed from outside (Back, a link), so the box shows its search.
  if (!isSame(searched, lastSearched)) {
    setLastSearched(searched);
    if (!isSame(searched, box.reported)) setBox(untouched(searched));
  }

  const { country } = phoneCountry;
  const lookup = useLookup({
    text: box.text,
    country,
    kind: box.kind,
    isOn: box.isTyped,
    isSubmitted: box.isSubmitted,
  });
  const { isIdentified } = lookup;
  const hits = hasConditions ? none : lookup.hits;
  const wanted = toSearch(lookup, box.kind);
  const isFollowed = isSame(wanted, searched);
  const isWide = lookup.isWide || box.isWidened;
  // New text starts at page 1, whichever page of the previous search is shown.
  const page = isFollowed ? query.page : 1;
  const suffices = hits.length > 0 && page === 1 && !isWide && (box.isTyped || isIdentified);

  // A list that exact matches made unnecessary stays so while the next text is typed.
  const [unneeded, setUnneeded] = useState<SearchedFor>();
  const nowUnneeded = suffices ? wanted : isWide && isSame(unneeded, wanted) ? undefined : unneeded;
  if (!isSame(nowUnneeded, unneeded)) setUnneeded(nowUnneeded);

  // While typing, the list of the previous text is no longer fetched.
  const isLeft = box.isTyped && !isFollowed;
  const isUnneeded = isSame(searched, nowUnneeded);
  const users = useQuery({
    ...userQueries.list(isLeft ? { ...query, page: 1, search: asSearch(wanted) } : query, lookup.id),
    enabled: isAllowed && !isLeft && !isUnneeded,
  });
  // Sufficient matches are shown before the URL is updated.
  const isAhead = suffices && !isFollowed;
  const pinned = isAhead || isFollowed ? hits : none;
  // Waits for the exact matches, so that they are not inserted before visible rows.
  const mayHitsFollow = box.isTyped && isWide && !lookup.isSettled;
  const isLoading = isLeft || isUnneeded || mayHitsFollow || users.isPlaceholderData;
  const listed = isLoading ? undefined : users.data;
  const current = useMemo(
    () => withHitsFirst(pinned, isAhead ? 1 : query.page, listed, lookup.total),
    [pinned, isAhead, query.page, listed, lookup.total],
  );
  const shown = useLast(current);

  const isDecided = suffices || isWide || wanted.search === '' || (hasConditions && lookup.isSettled);
  if (box.isTyped && isDecided && !isSame(box.reported, wanted)) {
    setBox({ ...box, reported: wanted, reports: box.reports + 1 });
  }
  // Writes each search once, as the URL is updated asynchronously.
  const sentReports = useRef(0);
  useEffect(() => {
    if (box.reports === sentReports.current) return;
    sentReports.current = box.reports;
    if (!isSame(box.reported, searched)) onSearch(box.reported, box.reports === 1);
  }, [box, searched, onSearch]);

  const onlyHit = lookup.isSettled && hits.length === 1 ? hits[0] : undefined;
  useEffect(() => {
    // Waits for the URL update, so that Back leads to the search.
    if (!box.isSubmitted || onlyHit === undefined || !isFollowed) return;
    void navigate(paths.user(onlyHit.user.id), { state: { from: here } });
  }, [box.isSubmitted, onlyHit, isFollowed, navigate, here]);

  const { reported, reports } = box;
  const likelyNext = onlyHit?.user.id;
  useEffect(() => {
    if (likelyNext !== undefined) prefetchSoon(client, likelyNext);
  }, [client, likelyNext]);

  return {
    text: box.text,
    /** The text was typed; else it comes from a link. */
    isTyped: box.isTyped,
    /** The input that led to the search in the URL. */
    typed: isFollowed ? box.text : searched.search,
    lookup,
    kind: box.kind,
    country,
    suffices,
    change: (text: string) =>
      setBox({ ...untouched({ search: text, field: undefined }), isTyped: true, reported, reports }),
    submit: () => setBox({ ...box, isTyped: true, isSubmitted: box.text.trim() !== '' }),
    widen: () => setBox({ ...box, isWidened: true }),
    chooseKind: (kind: InterpretationKind | undefined) => setBox({ ...box, isTyped: true, kind }),
    chooseCountry: (chosen: string) => {
      phoneCountry.choose(chosen);
      setBox({ ...box, isTyped: true });
    },
    /** Users shown; those of the previous search while loading. */
    users: shown,
    isStale: current === undefined,
    /** Waiting because of the concurrency limit of searches. */
    isQueued: isQueued(users),
    /** The failed list query, if there is nothing to show. */
    failure: users.isError && current === undefined ? users : undefined,
  };
}

const none: readonly Hit[] = [];

const untouched = (searched: SearchedFor): Box => ({
  text: searched.search,
  isTyped: false,
  isSubmitted: false,
  isWidened: false,
  kind: kindAbout(searched.field),
  reported: searched,
  reports: 0,
});

const isSame = (one: SearchedFor | undefined, other: SearchedFor | undefined): boolean =>
  one?.search === other?.search && one?.field === other?.field;

/** Returns the search to write to the URL. */
const toSearch = ({ recognized, kinds }: Lookup, kind: InterpretationKind | undefined): SearchedFor => ({
  search: textToSearch(recognized),
  field: chosenField(kind, kinds),
});

type FoundPage = Page<User> & {
  /** Fields of exact matches, by user ID. */
  matched: ReadonlyMap<string, UserSearchField>;
};

/**
 * Returns a page of the list with exact matches before its rows, so that rows that load later do not move them. Without
 * a list only the matches are returned.
 */
function withHitsFirst(
  hits: readonly Hit[],
  page: number,
  list: Page<User> | undefined,
  hitTotal: number,
): FoundPage | undefined {
  const matched = new Map(hits.map(({ user, field }) => [user.id, field]));
  const hitUsers = hits.map(({ user }) => user);
  if (list === undefined)
    return hits.length === 0 ? undefined : { items: hitUsers, total: hitTotal, isCapped: false, matched };
  if (page > 1) return { ...list, matched };
  const others = list.items.filter(({ id }) => !matched.has(id));
  return { ...list, items: [...hitUsers, ...others], total: Math.max(list.total, hitUsers.length), matched };
}
