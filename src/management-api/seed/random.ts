/** A deterministic random generator: the same seed gives the same values on every machine. */
export type Random = {
  /** From 0 (included) to 1 (excluded). */
  fraction: () => number;
  /** An integer, both ends included. */
  between: (least: number, most: number) => number;
  chance: (probability: number) => boolean;
  pick: <T>(items: readonly T[]) => T;
  /** Like `pick`, with probabilities in proportion to `weight`. */
  pickWeighted: <T extends { weight: number }>(items: readonly T[]) => T;
  /** An id in Logto's format: `0-9a-z`. */
  id: (length: number) => string;
  /** An opaque OpenID Connect value: base64url. */
  token: (length: number) => string;
};

const idAlphabet = '0123456789abcdefghijklmnopqrstuvwxyz';
const tokenAlphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

export function createRandom(seed: number): Random {
  const fraction = smallFastCounter(seed);
  const below = (limit: number) => Math.floor(fraction() * limit);
  const text = (alphabet: string, length: number) => {
    let result = '';
    for (let i = 0; i < length; i += 1) result += alphabet.charAt(below(alphabet.length));
    return result;
  };

  return {
    fraction,
    between: (least, most) => least + below(most - least + 1),
    chance: (probability) => fraction() < probability,
    pick: (items) => at(items, below(items.length)),
    pickWeighted: (items) => {
      let left = fraction() * items.reduce((sum, { weight }) => sum + weight, 0);
      return items.find(({ weight }) => (left -= weight) < 0) ?? at(items, items.length - 1);
    },
    id: (length) => text(idAlphabet, length),
    token: (length) => text(tokenAlphabet, length),
  };
}

function at<T>(items: readonly T[], index: number): T {
  if (items.length === 0) throw new RangeError('Cannot pick from an empty list.');
  return items[index] as T;
}

/**
 * sfc32 by Chris Doty-Humphrey. Its state has 128 bits: with 32 bits, two of a million ids could start at the same state
 * and be equal.
 */
function smallFastCounter(seed: number): () => number {
  let a = 0x9e3779b9;
  let b = 0x243f6a88;
  let c = seed | 0;
  let counter = 1;
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 2 ** 32;
  };
  // Skips the first outputs, which are similar for similar seeds.
  for (let i = 0; i < 16; i += 1) next();
  return next;
}
