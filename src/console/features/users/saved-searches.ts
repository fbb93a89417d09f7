import { nanoid } from 'nanoid';
import * as z from 'zod/mini';
import { useOperator } from '#console/shared/operator/use-operator.ts';
import { useLocalStorage } from '@mantine/hooks';
import { ownKey } from '#console/lib/operator-storage.ts';

const savedSearch = z.object({
  id: z.string(),
  name: z.string().check(z.minLength(1)),
  /** The query of the list's address. */
  query: z.string(),
});
export type SavedSearch = z.output<typeof savedSearch>;

/** The searches that the operator gave a name in this browser, until they sign out: they may hold personal data. What another version, or a hand, left there is passed over. */
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

/** What is kept in this browser for one operator, as a state that all components and tabs share. */
const useBrowserStorage = <T>(operator: string, { name, ...options }: Options<T>) =>
  useLocalStorage<T>({ ...options, key: ownKey(operator, name), getInitialValueInEffect: false });
