/** A secret that must not appear in responses, output or audit logs. */
export type Secret = {
  text: string;
  /** Printed instead of the text. */
  kind: string;
  /** The only place whose response may contain it; see `placeOf`. */
  shownBy?: string | undefined;
};

/** Shorter texts, and numbers, appear by chance. */
const shortest = 8;
const isSearchable = (text: string) => text.length >= shortest && /\D/.test(text);

/** Returns a function that finds all secrets in a text in one pass, by their last characters. */
export function secretFinder(secrets: Iterable<Secret>): (text: string) => Secret[] {
  const byEnd = new Map<string, Secret[]>();
  const pairs = new Uint8Array(1 << 16);
  for (const secret of secrets) {
    if (!isSearchable(secret.text)) continue;
    const end = secret.text.slice(-shortest);
    byEnd.set(end, [...(byEnd.get(end) ?? []), secret]);
    pairs[pairOf(end, shortest - 1)] = 1;
  }
  return (text) => {
    const found: Secret[] = [];
    for (let index = shortest - 1; index < text.length; index += 1) {
      // This check alone skips most characters.
      if (pairs[pairOf(text, index)] === 0) continue;
      const candidates = byEnd.get(text.slice(index + 1 - shortest, index + 1)) ?? [];
      found.push(...candidates.filter((secret) => text.endsWith(secret.text, index + 1)));
    }
    return found;
  };
}

/** Returns two characters as a number. */
const pairOf = (text: string, end: number): number =>
  ((text.charCodeAt(end - 1) & 255) << 8) | (text.charCodeAt(end) & 255);
