import { useMemo, useState } from 'react';
import * as z from 'zod/mini';

import { pagingState } from '#console/lib/paging-state.ts';
import { useUrlState } from '#console/lib/use-url-state.ts';
import type { CutMatches } from '#console/shared/search/cut-matches.ts';
import type { Search, UserSearchField } from '#contract/search.ts';

import { ScanForm } from './scan-form.tsx';
import { ScanResult } from './scan-result.tsx';
import { filterOf, scanState } from './scan-state.ts';

type Props = {
  /** Only these people are looked through. */
  search: Search<UserSearchField> | undefined;
  /** The page's own address. */
  here: string;
  cut: CutMatches;
  isFormOpen: boolean;
  /** The address has filters, and the operator may ask this. */
  isOn: boolean;
};

const urlState = z.object({ ...pagingState, ...scanState.shape });

/** Finds people by what the API cannot filter by: the form, and whoever is found. */
export function UserScan({ search, here, cut, isFormOpen, isOn }: Props) {
  const { state, hrefWith, push } = useUrlState(urlState);
  const [today] = useState(() => new Date());
  const asked = useMemo(() => scanState.parse(state), [state]);
  // Another page of the same result is the same question.
  const name = JSON.stringify([search, asked]);
  const [query, setQuery] = useState({ name, search, filter: filterOf(asked, today) });
  if (name !== query.name) setQuery({ name, search, filter: filterOf(asked, today) });

  return (
    <>
      {isFormOpen && <ScanForm asked={asked} onFilter={(filters) => push({ ...filters, page: 1 })} />}
      {isOn && (
        <ScanResult
          key={query.name}
          query={query}
          here={here}
          cut={cut}
          page={state.page}
          pageSize={state.page_size}
          hrefFor={(page) => hrefWith({ page })}
          onPageSize={(page_size) => push({ page_size, page: 1 })}
        />
      )}
    </>
  );
}
