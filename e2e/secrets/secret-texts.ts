/** Something that must not be read by those who have no part in it. */
export type Secret = {
  text: string;
  /** What it is; its text is never printed. */
  kind: string;
  /** The one answer that may hold it, as {@link placeOf} calls such answers. */
  shownBy?: string | undefined;
};

/** Shorter texts, and bare numbers, stand everywhere by chance. */
const shortest = 8;
const isTelling = (text: string) => text.length >= shortest && /\D/.test(text);

/** Finds secrets in texts, all of them in one pass: by the last characters of each. */
export function secretFinder(secrets: Iterable<Secret>): (text: string) => Secret[] {
  const byEnd = new Map<string, Secret[]>();
  const pairs = new Uint8Array(1 << 16);
  for (const secret of secrets) {
    if (!isTelling(secret.text)) continue;
    const end = secret.text.slice(-shortest);
    byEnd.set(end, [...(byEnd.get(end) ?? []), secret]);
    pairs[pairOf(end, shortest - 1)] = 1;
  }
  return (text) => {
    const found: Secret[] = [];
    for (let index = shortest - 1; index < text.length; index += 1) {
      // Most characters are passed over by this alone.
      if (pairs[pairOf(text, index)] === 0) continue;
      const candidates = byEnd.get(text.slice(index + 1 - shortest, index + 1)) ?? [];
      found.push(...candidates.filter((secret) => text.endsWith(secret.text, index + 1)));
    }
    return found;
  };
}

/** Two characters as a number. */
const pairOf = (text: string, end: number): number =>
  ((text.charCodeAt(end - 1) & 255) << 8) | (text.charCodeAt(end) & 255);
