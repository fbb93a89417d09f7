import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { useNavigate } from 'react-router';

import { textToSearch } from '#console/data/lookup/questions.ts';
import type { InterpretationKind } from '#console/data/lookup/recognise.ts';
import type { UserListQuery } from '#console/data/user-requests.ts';
import { userQueries } from '#console/data/users.ts';
import { isInLine } from '#console/data/is-in-line.ts';
import { type Hit, useLookup } from '#console/parts/use-lookup.ts';
import { usePhoneCountry } from '#console/parts/use-phone-country.ts';
import { paths } from '#console/lib/paths.ts';

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
  /** What the address was last told to say: to tell our own changes of it from others. */
  reported: string;
};

type Address = {
  /** What the address says is searched for. */
  search: string;
  /** Path and query, to come back to. */
  here: string;
  /** The text is one condition of several: who has it exactly is not yet who is wanted. */
  hasConditions: boolean;
  /** The operator may ask this. */
  isAllowed: boolean;
  onSearch: (search: string) => void;
};

/**
 * The list of users with the people first of whom a field is exactly what was typed. The address says what is searched for,
 * as everywhere; a link shows the list it names. Only what is typed is looked up exactly before that, and when it finds
 * somebody the list, which takes a Logto long, is not asked for until somebody wants it.
 */
export function useUserLookup(query: UserListQuery, { search, here, hasConditions, isAllowed, onSearch }: Address) {
  const navigate = useNavigate();
  const phoneCountry = usePhoneCountry();
  const [box, setBox] = useState(() => untouched(search));
  const [lastSearch, setLastSearch] = useState(search);
  // The address changed and it was not our doing (Back, a link): show what it says now.
  if (search !== lastSearch) {
    setLastSearch(search);
    if (search !== box.reported) setBox(untouched(search));
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
  const wanted = textToSearch(lookup.recognised);
  const isWide = lookup.isWide || box.isWidened;
  // Another text begins with its first page, whichever page of the last one is on the screen.
  const page = wanted === search ? query.page : 1;
  const suffices = hits.length > 0 && page === 1 && !isWide && (box.isTyped || isIdentified);

  // A search that exact hits made needless stays needless while the next text is being typed.
  const [needless, setNeedless] = useState<string>();
  const nowNeedless = suffices ? wanted : isWide && needless === wanted ? undefined : needless;
  if (nowNeedless !== needless) setNeedless(nowNeedless);

  const users = useQuery({ ...userQueries.list(query, lookup.id), enabled: isAllowed && search !== nowNeedless });
  // Who suffices is shown at once; the address follows.
  const isAhead = suffices && wanted !== search;
  const pinned = isAhead || wanted === search ? hits : none;
  const listed = isAhead || users.isPlaceholderData || search === nowNeedless ? undefined : users.data;
  const current = useMemo(
    () => withHitsFirst(pinned, isAhead ? 1 : query.page, listed, lookup.total),
    [pinned, isAhead, query.page, listed, lookup.total],
  );
  const shown = useKept(current);

  const isDecided = suffices || isWide || wanted === '' || (hasConditions && lookup.isSettled);
  if (box.isTyped && isDecided && box.reported !== wanted) setBox({ ...box, reported: wanted });
  useEffect(() => {
    if (box.isTyped && isDecided && box.reported !== search) onSearch(box.reported);
  }, [box.isTyped, box.reported, isDecided, search, onSearch]);

  const onlyHit = lookup.isSettled && hits.length === 1 ? hits[0] : undefined;
  useEffect(() => {
    // The address first, so that Back leads to it.
    if (!box.isSubmitted || onlyHit === undefined || wanted !== search) return;
    void navigate(paths.user(onlyHit.user.id), { state: { from: here } });
  }, [box.isSubmitted, onlyHit, wanted, search, navigate, here]);

  return {
    text: box.text,
    lookup,
    kind: box.kind,
    country,
    suffices,
    change: (text: string) => setBox({ ...untouched(text), isTyped: true, reported: box.reported }),
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
    isInLine: isInLine(users),
    /** Why nobody is shown: asked and failed, or asked and not answered yet. */
    failure: users.isError && current === undefined ? users : undefined,
  };
}

const none: readonly Hit[] = [];

const untouched = (text: string): Box => ({
  text,
  isTyped: false,
  isSubmitted: false,
  isWidened: false,
  kind: undefined,
  reported: text,
});

/** `value`, or while there is none the last one there was. */
function useKept<T>(value: T | undefined): T | undefined {
  const [kept, setKept] = useState(value);
  if (value !== undefined && value !== kept) setKept(value);
  return value ?? kept;
}
