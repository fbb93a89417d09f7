import { useMemo, useState } from 'react';
import * as z from 'zod/mini';

import { pagingState, useUrlState } from '#console/lib/use-url-state.ts';
import type { CutMatches } from '#console/shared/search/cut-matches.ts';
import type { Search, UserSearchField } from '#contract/search.ts';

import { ScanForm } from './scan-form.tsx';
import { ScanResult } from './scan-result.tsx';
import { filterOf, scanState } from './scan-state.ts';

type Props = {
  /** Restricts the users to scan. */
  search: Search<UserSearchField> | undefined;
  /** URL of the page. */
  here: string;
  cut: CutMatches;
  isFormOpen: boolean;
  /** The URL has filters, and the operator may run this search. */
  isOn: boolean;
};

const urlState = z.object({ ...pagingState, ...scanState.shape });

/** Filter form and results for filters that the API does not support. */
export function UserScan({ search, here, cut, isFormOpen, isOn }: Props) {
  const { state, hrefWith, push } = useUrlState(urlState);
  const [today] = useState(() => new Date());
  const filters = useMemo(() => scanState.parse(state), [state]);
  // Other pages of the same result use the same query object.
  const name = JSON.stringify([search, filters]);
  const [query, setQuery] = useState({ name, search, filter: filterOf(filters, today) });
  if (name !== query.name) setQuery({ name, search, filter: filterOf(filters, today) });

  return (
    <>
      {isFormOpen && <ScanForm current={filters} onFilter={(next) => push({ ...next, page: 1 })} />}
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
