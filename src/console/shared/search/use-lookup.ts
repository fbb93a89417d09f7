import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useReducer } from 'react';

import { useQueryIf } from '#console/api/use-query-if.ts';
import { looksLikePhone } from '#console/lib/phones.ts';
import type { UserSearchField } from '#contract/search.ts';
import type { User } from '#contract/users.ts';

import {
  idleLookup,
  isSearching,
  isSettled,
  isWide,
  type LookupEvent,
  nextLookup,
  pauseLengths,
} from './lookup-machine.ts';
import { lookupQueries, newSearchRequestId } from './lookup-queries.ts';
import { caseInsensitiveSearch, caseSensitiveSearch, identifies, matchedField } from './lookup-searches.ts';
import { type InterpretationKind, narrowedTo, recognize, type Recognized } from './recognize.ts';

type Options = {
  text: string;
  /** Country of phone numbers without a country code. */
  country: string;
  /** Interpretation chosen by the operator. */
  kind?: InterpretationKind | undefined;
  /** If false, no request is sent, but cached results are returned. */
  isOn: boolean;
  /** Enter was pressed on this text. */
  isSubmitted: boolean;
};

/** A user with an exact match in a field. */
export type Hit = { user: User; field: UserSearchField };

export type Lookup = {
  /** Search request ID of all requests for this text. */
  id: string;
  /** Interpretations of the text, only of the chosen kind if there is one. */
  recognized: Recognized;
  /** All possible kinds. */
  kinds: readonly InterpretationKind[];
  /** Countries for phone numbers. */
  countries: readonly string[];
  hits: readonly Hit[];
  /** Number of exact matches; `hits` has the newest. */
  total: number;
  /** A unique field matched, not only a name. */
  isIdentified: boolean;
  /** The exact searches are done. */
  isSettled: boolean;
  /** The search for the text anywhere should run now. */
  isWide: boolean;
};

/**
 * Finds users by typed text, cheap searches first. The case-sensitive exact search runs at once if the input looks
 * complete, else after a short pause. The other two searches make Logto read the whole table: the exact search ignoring
 * case runs if the first finds no user, and the search for the text anywhere runs on Enter or if no user was found.
 * Both wait for a longer pause unless the input looks complete, and then run together. Requests for previous text are
 * canceled. The order is in `transitions`; this hook sends the requests of the current state and sets its timers.
 */
export function useLookup({ text, country, kind, isOn, isSubmitted }: Options): Lookup {
  const [state, dispatch] = useReducer(nextLookup, undefined, () => idleLookup(newSearchRequestId()));
  const phoneBook = usePhoneBook(text, isOn);
  const unfiltered = useMemo(
    () => recognize(text, country, phoneBook.data?.readPhone),
    [text, country, phoneBook.data],
  );
  const recognized = useMemo(() => narrowedTo(unfiltered, kind), [unfiltered, kind]);

  const { id } = state;
  const searches = text === state.text ? state.searches : 0;
  const caseSensitive = useExactSearch(caseSensitiveSearch, recognized, id, searches > 0);
  const caseInsensitive = useExactSearch(caseInsensitiveSearch, recognized, id, searches > 1);
  const hasNoMatch = caseSensitive.isAnswered && caseSensitive.users.length === 0;
  const found = hasNoMatch ? caseInsensitive : caseSensitive;
  const hits = useMemo(() => hitsAmong(found.users, recognized), [found.users, recognized]);

  const event = eventOf();

  // React renders again at once, before anything is shown.
  if (event !== undefined) dispatch(event);

  const isTimed = state.name !== 'idle';
  useEffect(() => {
    if (!isTimed) return;
    const timers = pauseLengths.map((length, index) =>
      setTimeout(() => dispatch({ type: 'paused', id, pauses: index + 1 }), length),
    );
    return () => timers.forEach(clearTimeout);
  }, [id, isTimed]);

  return {
    id,
    recognized,
    kinds: useMemo(() => [...new Set(unfiltered.interpretations.map((one) => one.kind))], [unfiltered]),
    countries: phoneBook.data?.countries ?? noCountries,
    hits,
    total: found.total,
    isIdentified: hits.some(({ field }) => identifies(field)),
    isSettled: isSettled(state),
    isWide: isWide(state),
  };

  function eventOf(): LookupEvent | undefined {
    const isWanted = isOn && unfiltered.interpretations.length > 0;
    const isIdle = state.name === 'idle';
    if (text !== state.text || isWanted === isIdle) {
      const searchRequestId = text === state.text ? id : newSearchRequestId();
      return { type: isWanted ? 'typed' : 'cleared', text, id: searchRequestId };
    }
    if (isIdle || phoneBook.isPending) return undefined;
    const as = `${kind} ${country}`;
    const areOthers = state.name === 'reading' || as !== state.interpretedAs || (state.isSubmitted && !isSubmitted);
    if (areOthers || (isSettled(state) && hits.length !== state.hits)) {
      return { type: 'interpreted', as, isComplete: recognized.isComplete, isSubmitted };
    }
    if (isSubmitted && !state.isSubmitted) return { type: 'submitted' };
    const isAnswered = state.name === 'exact' ? caseSensitive.isAnswered : caseInsensitive.isAnswered;
    return isSearching(state) && isAnswered ? { type: 'answered', id, hits: hits.length } : undefined;
  }
}

/** The library for phone numbers, loaded when typed text may be one. */
function usePhoneBook(text: string, isOn: boolean) {
  const mayBePhone = looksLikePhone(text);
  const isLoaded = useQueryClient().getQueryData(phoneBookQuery.queryKey) !== undefined;
  const result = useQueryIf(mayBePhone && (isOn || isLoaded) ? phoneBookQuery : undefined);
  return { data: result?.data, isPending: mayBePhone && result?.isPending !== false };
}

const phoneBookQuery = lookupQueries.phoneBook();

/** @param isRequested if false, only cached results are returned; they are fetched again when stale, like every list */
function useExactSearch(
  searchOf: typeof caseSensitiveSearch,
  recognized: Recognized,
  searchRequestId: string,
  isRequested: boolean,
) {
  const client = useQueryClient();
  const options = useMemo(() => {
    const search = searchOf(recognized);
    return search && lookupQueries.exact(search, searchRequestId);
  }, [searchOf, recognized, searchRequestId]);
  const isCached = options !== undefined && client.getQueryData(options.queryKey) !== undefined;
  const result = useQueryIf(isRequested || isCached ? options : undefined);
  return {
    users: result?.data?.items ?? noUsers,
    total: result?.data?.total ?? 0,
    isAnswered: options === undefined || result?.isPending === false,
  };
}

const noUsers: readonly User[] = [];
const noCountries: readonly string[] = [];

const hitsAmong = (users: readonly User[], { interpretations }: Recognized): Hit[] =>
  users.flatMap((user) => {
    const field = matchedField(user, interpretations);
    return field === undefined ? [] : [{ user, field }];
  });
