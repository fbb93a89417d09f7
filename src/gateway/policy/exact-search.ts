/**
 * Does this query ask only for values as they are? The grammar is spec 4.2: every parameter whose name begins with `search`
 * is a question, in the mode that `mode.<field>` or else `mode` names, and by default in `like`. Fields go by two
 * spellings; only the mode for the very same spelling counts here, so that no other reading of the name is trusted.
 */
export function isExactSearch(query: URLSearchParams): boolean {
  const names = [...query.keys()].filter((name) => name.startsWith('search'));
  const modes = [...query].filter(([name]) => name.startsWith('mode'));
  if (modes.some(([, mode]) => mode !== 'exact')) return false;
  const isDefault = modes.some(([name]) => name === 'mode');
  return names.every((name) => isDefault || modes.some(([mode]) => mode === name.replace('search', 'mode')));
}
