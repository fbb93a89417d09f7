import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';

import { isQueued } from '#console/api/is-queued.ts';
import { textToSearch } from '#console/shared/search/lookup-searches.ts';
import { chosenField, type InterpretationKind } from '#console/shared/search/recognize.ts';
import { userQueries } from '#console/api/users.ts';
import { type CutMatches, cutAnywhere } from '#console/shared/search/cut-matches.ts';
import { type Lookup, useLookup } from '#console/shared/search/use-lookup.ts';
import { useTextSearch } from '#console/shared/search/use-text-search.ts';
import type { UserSearchField } from '#contract/search.ts';
import type { User } from '#contract/users.ts';

export type FoundUser = { user: User; field?: UserSearchField | undefined };

type Found = {
  people: readonly FoundUser[];
  /** How many match; the first are listed. */
  total: number;
  cut: CutMatches;
};

type Typed = { text: string; country: string; kind: InterpretationKind | undefined; isSubmitted: boolean };

/** People by what is typed: the exact hits, and after them those in whom the text was found anywhere. */
export function useFoundUsers(typed: Typed) {
  const textSearch = useTextSearch();
  const isOn = typed.text.trim() !== '';
  const lookup: Lookup = useLookup({ ...typed, isOn });
  const { hits, isWide, isSettled, recognized, kinds } = lookup;
  const text = textToSearch(recognized);
  const field = chosenField(typed.kind, kinds);
  const anywhere = useQuery({
    ...userQueries.list({ page: 1, page_size: 10, search: textSearch(text, field) }, lookup.id),
    placeholderData: undefined,
    enabled: lookup.isWide,
  });

  // Nobody may come before rows that are shown already.
  const rows = isWide && isSettled ? anywhere.data : undefined;
  const error = isWide ? anywhere.error : null;
  const isLooking = isOn && error === null && (isWide ? rows === undefined : !isSettled || hits.length === 0);
  const isKnown = isOn && (hits.length > 0 || !isLooking);
  const found = useMemo((): Found => {
    const known = new Set(hits.map(({ user }) => user.id));
    const others = (rows?.items ?? []).filter(({ id }) => !known.has(id)).map((user) => ({ user }));
    const people = [...hits, ...others];
    return { people, total: Math.max(people.length, rows?.total ?? lookup.total), cut: cutAnywhere(text, field) };
  }, [hits, rows, lookup.total, text, field]);

  // Those of the text before are shown until those of this one are known.
  const [last, setLast] = useState(nobody);
  const shown = isKnown ? found : isOn ? last : nobody;
  if (shown !== last) setLast(shown);
  return { lookup, found: shown, isStale: !isKnown, isLooking, isQueued: isQueued(anywhere), error, text, field };
}

const nobody: Found = { people: [], total: 0, cut: cutAnywhere('', undefined) };
