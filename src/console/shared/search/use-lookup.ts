import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';

import { lookupQueries } from './lookup-queries.ts';
import { newSearchRequestId } from './search-request-id.ts';
import { looksLikePhone } from '#console/lib/phones.ts';
import { caseInsensitiveSearch, caseSensitiveSearch, identifies, matchedField } from './lookup-searches.ts';
import { type InterpretationKind, narrowedTo, recognize, type Recognized } from './recognize.ts';
import type { UserSearchField } from '#contract/search.ts';
import type { User } from '#contract/users.ts';

type Typed = {
  text: string;
  /** Where telephone numbers without a country code belong. */
  country: string;
  /** How the operator wants the text to be understood. */
  kind?: InterpretationKind | undefined;
  /** Nothing is asked otherwise; what is known already is told all the same. */
  isOn: boolean;
  /** Enter was pressed on this text. */
  isSubmitted: boolean;
};

/** Somebody of whom a field is exactly what was typed. */
export type Hit = { user: User; field: UserSearchField };

export type Lookup = {
  /** Names the requests about this text, which are one search request. */
  id: string;
  /** As it is understood, only as the chosen kind when there is one. */
  recognized: Recognized;
  /** All that it may be understood as. */
  kinds: readonly InterpretationKind[];
  /** The countries a telephone number can belong to. */
  countries: readonly string[];
  hits: readonly Hit[];
  /** How many there are; `hits` holds the newest. */
  total: number;
  /** The hit is whoever was meant: a name alone tells nobody from their namesakes. */
  isIdentified: boolean;
  /** The exact questions are answered. */
  isSettled: boolean;
  /** It is time to search for the text anywhere. */
  isWide: boolean;
};

/**
 * Finds people by what is typed, cheap questions first. Whole values are asked for as they stand, at once when nothing seems
 * to be missing. The other two questions read a whole table on a Logto: the values in any case, when nobody is spelled like
 * that, and the text anywhere, on Enter or when nobody was found. Both wait until a text that may be unfinished has rested,
 * and are then asked together. What is asked of a text that is no longer there is canceled.
 */
export function useLookup({ text, country, kind, isOn, isSubmitted }: Typed): Lookup {
  const pauses = usePauses(text);
  const isPasted = useIsPasted(text);
  const id = useNameOf(text);
  const mayBePhone = looksLikePhone(text);
  const phoneBook = useQuery({ ...lookupQueries.phoneBook(), enabled: isOn && mayBePhone });
  const understood = useMemo(
    () => recognize(text, country, phoneBook.data?.readPhone),
    [text, country, phoneBook.data],
  );
  const recognized = useMemo(() => narrowedTo(understood, kind), [understood, kind]);

  const isReadable = !mayBePhone || !phoneBook.isPending;
  const isWhole = recognized.isComplete || isPasted;
  const isWorthAsking = isWhole || isSubmitted || pauses > 0;
  const isWorthReadingAll = isWhole || isSubmitted || pauses === pauseLengths.length;
  const isDue = isOn && isReadable && isWorthAsking && recognized.interpretations.length > 0;

  const asWritten = useExactQuestion(caseSensitiveSearch(recognized), id, isDue);
  const isInVain = asWritten.isSettled && asWritten.users.length === 0;
  const inAnyCase = useExactQuestion(caseInsensitiveSearch(recognized), id, isDue && isInVain && isWorthReadingAll);

  const found = isInVain ? inAnyCase : asWritten;
  const hits = useMemo(() => hitsAmong(found.users, recognized), [found.users, recognized]);
  const isIdentified = hits.some(({ field }) => identifies(field));
  const isSettled = isDue && asWritten.isSettled && (!isInVain || inAnyCase.isSettled);
  const isAskedFor = isSubmitted ? hits.length !== 1 : hits.length === 0 && pauses === pauseLengths.length;
  const isReady = isWhole ? isSettled : isDue && asWritten.isSettled;
  return {
    id,
    recognized,
    kinds: useMemo(() => [...new Set(understood.interpretations.map((one) => one.kind))], [understood]),
    countries: phoneBook.data?.countries ?? noCountries,
    hits,
    total: found.total,
    isIdentified,
    isSettled,
    isWide: isReady && isAskedFor,
  };
}

function useExactQuestion(search: ReturnType<typeof caseSensitiveSearch>, searchRequestId: string, isDue: boolean) {
  const options = lookupQueries.exact(search, searchRequestId);
  // What was asked before is kept up to date, as every list is.
  const isKnown = useQueryClient().getQueryData(options.queryKey) !== undefined;
  const answer = useQuery({ ...options, enabled: search !== undefined && (isDue || isKnown) });
  return {
    users: answer.data?.items ?? nobody,
    total: answer.data?.total ?? 0,
    // An answer that failed finds nobody, and the search for any text shows what is wrong.
    isSettled: search === undefined ? isDue : !answer.isPending,
  };
}

const nobody: readonly User[] = [];
const noCountries: readonly string[] = [];

const hitsAmong = (users: readonly User[], { interpretations }: Recognized): Hit[] =>
  users.flatMap((user) => {
    const field = matchedField(user, interpretations);
    return field === undefined ? [] : [{ user, field }];
  });

/** How long typing must rest, in ms: for a text that may be unfinished to be asked for exactly, and to be searched for. */
const pauseLengths = [120, 400] as const;

/** How many of the pauses have passed since the text changed. */
function usePauses(text: string): number {
  const [passed, setPassed] = useState({ text, count: 0 });
  useEffect(() => {
    const timers = pauseLengths.map((length, index) => setTimeout(() => setPassed({ text, count: index + 1 }), length));
    return () => timers.forEach(clearTimeout);
  }, [text]);
  return passed.text === text ? passed.count : 0;
}

/** A new name for each new text. */
function useNameOf(text: string): string {
  const [named, setNamed] = useState(() => ({ text, id: newSearchRequestId() }));
  if (named.text === text) return named.id;
  const next = { text, id: newSearchRequestId() };
  setNamed(next);
  return next.id;
}

/** Whether what is new in the text came in one piece. */
function useIsPasted(text: string): boolean {
  const [last, setLast] = useState({ text, isPasted: false });
  if (last.text !== text) setLast({ text, isPasted: countNew(last.text, text) > 1 });
  return last.isPasted;
}

/** How many characters stand between what `after` begins and ends with as `before` does. */
function countNew(before: string, after: string): number {
  let start = 0;
  while (start < before.length && before[start] === after[start]) start += 1;
  let end = 0;
  const rest = Math.min(before.length, after.length) - start;
  while (end < rest && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  return after.length - start - end;
}
