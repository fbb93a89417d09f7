import type { Query, QueryClient } from '@tanstack/react-query';
import * as z from 'zod/mini';

const items = z.array(z.looseObject({ id: z.string() }));
const page = z.looseObject({ items, total: z.number() });

/**
 * Forgets everything that was read of a user, role or other record that was deleted, so that no page shows it as if it were
 * there. Lists lose its row, and are read again when they are next shown. What is on the screen stays until it is left:
 * asked for now, it would be an error.
 */
export function forgetDeleted(client: QueryClient, id: string): void {
  const cache = client.getQueryCache();
  const isAbout = (query: Query) => query.queryHash.includes(JSON.stringify(id));
  const stillShown = () => cache.findAll({ type: 'active', predicate: isAbout });
  const forget = () => {
    for (const query of cache.findAll({ predicate: isAbout })) cache.remove(query);
  };

  for (const query of cache.findAll()) {
    const rest = without(query.state.data, id);
    if (rest === undefined) continue;
    query.setData(rest);
    query.invalidate();
  }
  if (stillShown().length === 0) {
    forget();
    return;
  }
  const stop = cache.subscribe(({ type, query }) => {
    if (type !== 'observerRemoved' || !isAbout(query) || stillShown().length > 0) return;
    stop();
    forget();
  });
}

/** The list or page without the record, or `undefined` where it has no such record. */
function without(data: unknown, id: string): unknown {
  const list = items.safeParse(data).data;
  if (list !== undefined)
    return list.some((item) => item.id === id) ? list.filter((item) => item.id !== id) : undefined;
  const found = page.safeParse(data).data;
  const rest = found && without(found.items, id);
  return rest === undefined ? undefined : { ...found, items: rest, total: Math.max(0, (found?.total ?? 0) - 1) };
}
