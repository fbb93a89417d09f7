import { useState } from 'react';

import type { NamedItem } from '#console/api/do-for-each.ts';

/** Search, page and checked items of a {@link Picker}. Items stay checked while searching and paging. */
export function usePicks() {
  const [state, setState] = useState(initialState);
  return {
    ...state,
    searchFor: (search: string) => setState({ ...state, search, page: 1 }),
    goTo: (page: number) => setState({ ...state, page }),
    toggle: (item: NamedItem) =>
      setState({
        ...state,
        picked: state.picked.some(({ id }) => id === item.id)
          ? state.picked.filter(({ id }) => id !== item.id)
          : [...state.picked, item],
      }),
    /** Unchecks all others. */
    keepOnly: (ids: readonly string[]) =>
      setState({ ...state, picked: state.picked.filter(({ id }) => ids.includes(id)) }),
    clear: () => setState(initialState),
  };
}

export type Picks = ReturnType<typeof usePicks>;

const initialState: { search: string; page: number; picked: NamedItem[] } = { search: '', page: 1, picked: [] };
