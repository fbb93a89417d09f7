import { useLocalStorage } from '@mantine/hooks';
import { nanoid } from 'nanoid';
import * as z from 'zod/mini';

const savedSearch = z.object({
  id: z.string(),
  name: z.string().check(z.minLength(1)),
  /** The query of the list's address. */
  query: z.string(),
});
export type SavedSearch = z.output<typeof savedSearch>;

/** The searches that were given a name in this browser. What another version, or a hand, left there is passed over. */
export function useSavedSearches() {
  const [searches, setSearches] = useLocalStorage<SavedSearch[]>({
    key: 'usher.saved-searches',
    defaultValue: [],
    getInitialValueInEffect: false,
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
