import { useLocalStorage } from '@mantine/hooks';
import { nanoid } from 'nanoid';
import * as z from 'zod/mini';

import { ownKey } from '#console/lib/operator-storage.ts';
import { useOperator } from '#console/shared/operator/use-operator.ts';

const savedSearch = z.object({
  id: z.string(),
  name: z.string().check(z.minLength(1)),
  /** Query of the list URL. */
  query: z.string(),
});
export type SavedSearch = z.output<typeof savedSearch>;

/**
 * Saved searches of the operator in this browser, until they sign out, because searches may contain personal data.
 * Invalid stored entries are ignored.
 */
export function useSavedSearches() {
  const { subject } = useOperator();
  const [searches, setSearches] = useBrowserStorage<SavedSearch[]>(subject, {
    name: 'saved-searches',
    defaultValue: [],
    deserialize: readSaved,
  });
  return {
    searches,
    save: (name: string, query: string) => setSearches([...searches, { id: nanoid(), name, query }]),
    rename: (id: string, name: string) =>
      setSearches(searches.map((search) => (search.id === id ? { ...search, name } : search))),
    remove: (id: string) => setSearches(searches.filter((search) => search.id !== id)),
  };
}

function readSaved(text: string | undefined): SavedSearch[] {
  try {
    const stored = z.array(z.unknown()).safeParse(JSON.parse(text ?? '[]')).data ?? [];
    return stored.flatMap((item) => savedSearch.safeParse(item).data ?? []);
  } catch {
    return [];
  }
}

type Options<T> = { name: string; defaultValue: T; deserialize: (text: string | undefined) => T };

/** State in browser storage of one operator, shared by all components and tabs. */
const useBrowserStorage = <T>(operator: string, { name, ...options }: Options<T>) =>
  useLocalStorage<T>({ ...options, key: ownKey(operator, name), getInitialValueInEffect: false });
