import { useSyncExternalStore } from 'react';
import * as z from 'zod/mini';

import { queryPairs } from '#console/api/api-request.ts';
import { userRequests } from '#console/api/user-requests.ts';
import { tabStorage } from '#console/lib/operator-storage.ts';
import { selectionJob, selectionKey } from '#console/shared/jobs/selection-job.ts';

import { type Beyond, noSelection, type Selection } from './selection.ts';

/** The page of the list that is shown. */
type ShownPage = {
  ids: readonly string[];
  /** The search as the query string of the API. */
  query?: string | undefined;
  beyond?: Beyond | undefined;
};

type State = { selection: Selection; page: ShownPage };

/** What is stored until the tab is closed: no personal data. */
const storedSelection = z.object({
  ids: z.array(z.string()),
  matching: z.optional(z.object({ query: z.string(), total: z.number() })),
});

const noPage: ShownPage = { ids: [] };
let owner = '';
let state: State = { selection: noSelection, page: noPage };
const listeners = new Set<() => void>();

function set(next: Partial<State>): void {
  state = { ...state, ...next };
  for (const listener of listeners) listener();
}

/** The selected users, kept while the operator pages and searches. */
export const selectionStore = {
  get: (): State => state,

  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },

  /** Reads the selection of an operator, unless it is the current one. */
  open: (operator: string): void => {
    if (owner === operator) return;
    owner = operator;
    set({ selection: read(operator) });
  },

  select: (change: (selection: Selection, page: ShownPage) => Selection): void => {
    const selection = change(state.selection, state.page);
    set({ selection });
    store(selection);
    selectionJob.forget(owner);
  },

  show: (page: ShownPage): void => set({ page }),
  hide: (): void => set({ page: noPage }),
};

selectionJob.onStart(() => set({ selection: noSelection }));

/** Returns a part of the selection. It must be the same value as long as it is equal. */
export const useSelection = <T>(part: (state: State) => T): T =>
  useSyncExternalStore(selectionStore.subscribe, () => part(state));

/** The search of a list as the query string of the API. */
export function queryOf(beyond: Beyond | undefined): string | undefined {
  if (beyond === undefined || 'ids' in beyond) return undefined;
  const { query } = userRequests.list({ page: 1, page_size: 1, search: beyond.search });
  const pairs = queryPairs(query).filter(([name]) => name !== 'page' && name !== 'page_size');
  return new URLSearchParams(pairs).toString();
}

function read(operator: string): Selection {
  try {
    const { ids, matching } = z.parse(
      storedSelection,
      JSON.parse(tabStorage.read(operator, selectionKey) ?? '{"ids":[]}'),
    );
    return { ids: new Set(ids), ...(matching !== undefined && { matching }) };
  } catch {
    return noSelection;
  }
}

/** If the browser refuses its storage, the selection holds until the page is reloaded. */
function store({ ids, matching }: Selection): void {
  try {
    if (ids.size === 0 && matching === undefined) tabStorage.remove(owner, selectionKey);
    else tabStorage.write(owner, selectionKey, JSON.stringify({ ids: [...ids], matching }));
  } catch {
    // The operator sees what is selected; only a reload loses it.
  }
}
