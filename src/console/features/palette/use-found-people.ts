import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';

import { isInLine } from '#console/data/is-in-line.ts';
import { textToSearch } from '#console/data/lookup/questions.ts';
import { userQueries } from '#console/data/users.ts';
import { type Lookup, useLookup } from '#console/parts/use-lookup.ts';
import { usePhoneCountry } from '#console/parts/use-phone-country.ts';
import { useTextSearch } from '#console/parts/use-text-search.ts';
import type { UserSearchField } from '#contract/search.ts';
import type { User } from '#contract/users.ts';

export type FoundPerson = { user: User; field?: UserSearchField | undefined };

/** People by what is typed: the exact hits, and after them those in whom the text was found anywhere. */
export function useFoundPeople(text: string, isSubmitted: boolean) {
  const { country } = usePhoneCountry();
  const textSearch = useTextSearch();
  const lookup: Lookup = useLookup({ text, country, isOn: text.trim() !== '', isSubmitted });
  const anywhere = useQuery({
    ...userQueries.list({ page: 1, page_size: 10, search: textSearch(textToSearch(lookup.recognised)) }, lookup.id),
    placeholderData: undefined,
    enabled: lookup.isWide,
  });
  const { hits, isWide } = lookup;
  const rows = isWide ? anywhere.data?.items : undefined;
  const people = useMemo((): FoundPerson[] => {
    const known = new Set(hits.map(({ user }) => user.id));
    return [...hits, ...(rows ?? []).filter(({ id }) => !known.has(id)).map((user) => ({ user }))];
  }, [hits, rows]);
  return {
    people,
    /** How many match; the first are listed. */
    total: Math.max(people.length, (isWide && anywhere.data?.total) || 0),
    lookup,
    isInLine: isInLine(anywhere),
    error: isWide ? anywhere.error : null,
    isLooking: text.trim() !== '' && (isWide ? anywhere.isPending : !lookup.isSettled || hits.length === 0),
  };
}
