import { useState } from 'react';

import type { NamedItem } from '#console/api/do-for-each.ts';

/** What is searched for and what is ticked in a {@link Picker}. Ticks survive searching and paging. */
export function usePicks() {
  const [state, setState] = useState(atFirst);
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
    /** Leaves only these ticked. */
    keep: (ids: readonly string[]) => setState({ ...state, picked: state.picked.filter(({ id }) => ids.includes(id)) }),
    clear: () => setState(atFirst),
  };
}

export type Picks = ReturnType<typeof usePicks>;

const atFirst: { search: string; page: number; picked: NamedItem[] } = { search: '', page: 1, picked: [] };
