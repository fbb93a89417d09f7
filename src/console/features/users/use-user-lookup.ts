import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useNavigate } from 'react-router';

import { textToSearch } from '#console/shared/search/lookup-searches.ts';
import { chosenField, type InterpretationKind, kindAbout } from '#console/shared/search/recognize.ts';
import type { UserListQuery } from '#console/api/user-requests.ts';
import { userQueries } from '#console/api/users.ts';
import { isQueued } from '#console/api/is-queued.ts';
import { type Hit, type Lookup, useLookup } from '#console/shared/search/use-lookup.ts';
import { usePhoneCountry } from '#console/shared/search/use-phone-country.ts';
import { paths } from '#console/lib/paths.ts';

import type { SearchedFor } from './conditions.ts';
import { prefetchSoon } from './prefetch-soon.ts';
import { withHitsFirst } from './with-hits-first.ts';

/** What stands in the box. */
type Box = {
  text: string;
  /** By hand, and not by the address. */
  isTyped: boolean;
  isSubmitted: boolean;
  /** The search for the text anywhere was asked for by its button. */
  isWidened: boolean;
  kind: InterpretationKind | undefined;
  /** What the address was last told to say, to tell our own changes of it from others, and how often it was told. */
  reported: SearchedFor;
  reports: number;
};

type Address = {
  /** What the address says. */
  searched: SearchedFor;
  /** What a list of who is searched for asks. */
  asSearch: (searched: SearchedFor) => UserListQuery['search'];
  /** Path and query, to come back to. */
  here: string;
  /** The text is one condition of several: who has it exactly is not yet who is wanted. */
  hasConditions: boolean;
  /** The operator may ask this. */
  isAllowed: boolean;
  /** @param isNew what the address said until now was not typed: it is worth coming back to */
  onSearch: (searched: SearchedFor, isNew: boolean) => void;
};

/**
 * The list of users with the people first of whom a field is exactly what was typed. The address says what is searched for,
 * as everywhere; a link shows the list it names. Only what is typed is looked up exactly before that, and when it finds
 * somebody the list, which takes a Logto long, is not asked for until somebody wants it.
 */
export function useUserLookup(query: UserListQuery, address: Address) {
  const { searched, asSearch, here, hasConditions, isAllowed, onSearch } = address;
  const navigate = useNavigate();
  const client = useQueryClient();
  const phoneCountry = usePhoneCountry();
  const [box, setBox] = useState(() => untouched(searched));
  const [lastSearched, setLastSearched] = useState(searched);
  // The address changed and it was not our doing (Back, a link): show what it says now.
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
  // Another text begins with its first page, whichever page of the last one is on the screen.
  const page = isFollowed ? query.page : 1;
  const suffices = hits.length > 0 && page === 1 && !isWide && (box.isTyped || isIdentified);

  // A search that exact hits made needless stays needless while the next text is being typed.
  const [needless, setNeedless] = useState<SearchedFor>();
  const nowNeedless = suffices ? wanted : isWide && isSame(needless, wanted) ? undefined : needless;
  if (!isSame(nowNeedless, needless)) setNeedless(nowNeedless);

  // Whoever types has left the list of the text before, which is not asked for any longer.
  const isLeft = box.isTyped && !isFollowed;
  const isNeedless = isSame(searched, nowNeedless);
  const users = useQuery({
    ...userQueries.list(isLeft ? { ...query, page: 1, search: asSearch(wanted) } : query, lookup.id),
    enabled: isAllowed && !isLeft && !isNeedless,
  });
  // Who suffices is shown at once; the address follows.
  const isAhead = suffices && !isFollowed;
  const pinned = isAhead || isFollowed ? hits : none;
  // Nobody may come before rows that are shown already.
  const mayHitsFollow = box.isTyped && isWide && !lookup.isSettled;
  const isUnknown = isLeft || isNeedless || mayHitsFollow || users.isPlaceholderData;
  const listed = isUnknown ? undefined : users.data;
  const current = useMemo(
    () => withHitsFirst(pinned, isAhead ? 1 : query.page, listed, lookup.total),
    [pinned, isAhead, query.page, listed, lookup.total],
  );
  const shown = useKept(current);

  const isDecided = suffices || isWide || wanted.search === '' || (hasConditions && lookup.isSettled);
  if (box.isTyped && isDecided && !isSame(box.reported, wanted)) {
    setBox({ ...box, reported: wanted, reports: box.reports + 1 });
  }
  // Each report once: the address takes a moment to follow.
  const told = useRef(0);
  useEffect(() => {
    if (box.reports === told.current) return;
    told.current = box.reports;
    if (!isSame(box.reported, searched)) onSearch(box.reported, box.reports === 1);
  }, [box, searched, onSearch]);

  const onlyHit = lookup.isSettled && hits.length === 1 ? hits[0] : undefined;
  useEffect(() => {
    // The address first, so that Back leads to it.
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
    /** What was typed of which the address says what is searched for. */
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
    /** Who is shown; of the search before while the next is on its way. */
    users: shown,
    isStale: current === undefined,
    /** Earlier searches still run, and this one has to wait for them. */
    isQueued: isQueued(users),
    /** Why nobody is shown: asked and failed, or asked and not answered yet. */
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

/** What the address is to say. */
const toSearch = ({ recognized, kinds }: Lookup, kind: InterpretationKind | undefined): SearchedFor => ({
  search: textToSearch(recognized),
  field: chosenField(kind, kinds),
});

/** `value`, or while there is none the last one there was. */
function useKept<T>(value: T | undefined): T | undefined {
  const [kept, setKept] = useState(value);
  if (value !== undefined && value !== kept) setKept(value);
  return value ?? kept;
}
