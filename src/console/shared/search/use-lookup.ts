import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';

import { looksLikePhone } from '#console/lib/phones.ts';
import type { UserSearchField } from '#contract/search.ts';
import type { User } from '#contract/users.ts';

import { lookupQueries } from './lookup-queries.ts';
import { caseInsensitiveSearch, caseSensitiveSearch, identifies, matchedField } from './lookup-searches.ts';
import { type InterpretationKind, narrowedTo, recognize, type Recognized } from './recognize.ts';
import { newSearchRequestId } from './search-request-id.ts';

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
 * canceled.
 */
export function useLookup({ text, country, kind, isOn, isSubmitted }: Options): Lookup {
  const pauses = usePauses(text);
  const isPasted = useIsPasted(text);
  const id = useSearchRequestId(text);
  const mayBePhone = looksLikePhone(text);
  const phoneBook = useQuery({ ...lookupQueries.phoneBook(), enabled: isOn && mayBePhone });
  const unfiltered = useMemo(
    () => recognize(text, country, phoneBook.data?.readPhone),
    [text, country, phoneBook.data],
  );
  const recognized = useMemo(() => narrowedTo(unfiltered, kind), [unfiltered, kind]);

  const canParse = !mayBePhone || !phoneBook.isPending;
  const looksComplete = recognized.isComplete || isPasted;
  const mayMatchExactly = looksComplete || isSubmitted || pauses > 0;
  const mayReadTable = looksComplete || isSubmitted || pauses === pauseLengths.length;
  const isDue = isOn && canParse && mayMatchExactly && recognized.interpretations.length > 0;

  const caseSensitive = useExactSearch(caseSensitiveSearch(recognized), id, isDue);
  const hasNoMatch = caseSensitive.isSettled && caseSensitive.users.length === 0;
  const caseInsensitive = useExactSearch(caseInsensitiveSearch(recognized), id, isDue && hasNoMatch && mayReadTable);

  const found = hasNoMatch ? caseInsensitive : caseSensitive;
  const hits = useMemo(() => hitsAmong(found.users, recognized), [found.users, recognized]);
  const isIdentified = hits.some(({ field }) => identifies(field));
  const isSettled = isDue && caseSensitive.isSettled && (!hasNoMatch || caseInsensitive.isSettled);
  const isWanted = isSubmitted ? hits.length !== 1 : hits.length === 0 && pauses === pauseLengths.length;
  const isReady = looksComplete ? isSettled : isDue && caseSensitive.isSettled;
  return {
    id,
    recognized,
    kinds: useMemo(() => [...new Set(unfiltered.interpretations.map((one) => one.kind))], [unfiltered]),
    countries: phoneBook.data?.countries ?? noCountries,
    hits,
    total: found.total,
    isIdentified,
    isSettled,
    isWide: isReady && isWanted,
  };
}

function useExactSearch(search: ReturnType<typeof caseSensitiveSearch>, searchRequestId: string, isDue: boolean) {
  const options = lookupQueries.exact(search, searchRequestId);
  // Cached results are refetched when stale, like every list.
  const isKnown = useQueryClient().getQueryData(options.queryKey) !== undefined;
  const result = useQuery({ ...options, enabled: search !== undefined && (isDue || isKnown) });
  return {
    users: result.data?.items ?? noUsers,
    total: result.data?.total ?? 0,
    // A failed exact search counts as no match; the search that follows shows the error.
    isSettled: search === undefined ? isDue : !result.isPending,
  };
}

const noUsers: readonly User[] = [];
const noCountries: readonly string[] = [];

const hitsAmong = (users: readonly User[], { interpretations }: Recognized): Hit[] =>
  users.flatMap((user) => {
    const field = matchedField(user, interpretations);
    return field === undefined ? [] : [{ user, field }];
  });

/** Pauses in typing, in ms, after which incomplete input is searched for exactly, and anywhere. */
const pauseLengths = [120, 400] as const;

/** Number of pauses passed since the text changed. */
function usePauses(text: string): number {
  const [passed, setPassed] = useState({ text, count: 0 });
  useEffect(() => {
    const timers = pauseLengths.map((length, index) => setTimeout(() => setPassed({ text, count: index + 1 }), length));
    return () => timers.forEach(clearTimeout);
  }, [text]);
  return passed.text === text ? passed.count : 0;
}

/** Search request ID; a new one for each text. */
function useSearchRequestId(text: string): string {
  const [current, setCurrent] = useState(() => ({ text, id: newSearchRequestId() }));
  if (current.text === text) return current.id;
  const next = { text, id: newSearchRequestId() };
  setCurrent(next);
  return next.id;
}

/** Returns whether the last change inserted more than one character at once. */
function useIsPasted(text: string): boolean {
  const [last, setLast] = useState({ text, isPasted: false });
  if (last.text !== text) setLast({ text, isPasted: countNew(last.text, text) > 1 });
  return last.isPasted;
}

/** Number of characters of `after` between its common prefix and suffix with `before`. */
function countNew(before: string, after: string): number {
  let start = 0;
  while (start < before.length && before[start] === after[start]) start += 1;
  let end = 0;
  const rest = Math.min(before.length, after.length) - start;
  while (end < rest && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  return after.length - start - end;
}
