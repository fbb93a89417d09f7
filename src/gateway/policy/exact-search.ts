/**
 * Returns whether a query searches only for exact values. Every parameter whose name starts with `search` is a
 * condition, in the mode of `mode.<field>`, else of `mode`, else `like` (logto-behavior.md#4.2). Field names have two
 * spellings; only a mode with the same spelling counts, because Logto may read another spelling differently.
 */
export function isExactSearch(query: URLSearchParams): boolean {
  const names = [...query.keys()].filter((name) => name.startsWith('search'));
  const modes = [...query].filter(([name]) => name.startsWith('mode'));
  if (modes.some(([, mode]) => mode !== 'exact')) return false;
  const isDefault = modes.some(([name]) => name === 'mode');
  return names.every((name) => isDefault || modes.some(([mode]) => mode === name.replace('search', 'mode')));
}
