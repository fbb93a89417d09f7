import type { Query, QueryClient } from '@tanstack/react-query';
import * as z from 'zod/mini';

const items = z.array(z.looseObject({ id: z.string() }));
const page = z.looseObject({ items, total: z.number() });

/**
 * Removes a deleted user, role or other record from the query cache. Lists lose its row and are refetched when they are
 * next shown. Queries in use stay until their page is left, because refetching them would fail.
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

/** Returns the list or page without the record, or undefined if it does not contain it. */
function without(data: unknown, id: string): unknown {
  const list = items.safeParse(data).data;
  if (list !== undefined)
    return list.some((item) => item.id === id) ? list.filter((item) => item.id !== id) : undefined;
  const found = page.safeParse(data).data;
  const rest = found && without(found.items, id);
  return rest === undefined ? undefined : { ...found, items: rest, total: Math.max(0, (found?.total ?? 0) - 1) };
}
