import type { Page } from '#console/api/http.ts';
import type { UserSearch } from '#console/api/user-requests.ts';
import { writeSearch } from '#contract/search.ts';
import type { User } from '#contract/users.ts';

import { ExportButton } from './export-button.tsx';

type FoundProps = {
  search: UserSearch | undefined;
  /** The page of the list that is shown. */
  found: Page<User>;
};

/** Exports what a search found. If one page shows all users, exactly these, as they may have been found in another way. */
export function ExportFound({ search, found: { items, total } }: FoundProps) {
  const ids = items.map(({ id }) => id);
  const isShown = search !== undefined && total > 0 && ids.length === total;
  const query = String(new URLSearchParams(search === undefined ? [] : writeSearch(search)));
  return <ExportButton selection={isShown ? { by: 'ids', ids } : { by: 'search', query }} />;
}
