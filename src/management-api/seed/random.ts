/** A stream of chosen "randomness": the same seed gives the same choices, on every machine. */
export type Random = {
  /** A fraction, 0 included and 1 not. */
  fraction: () => number;
  /** A whole number, both ends included. */
  between: (least: number, most: number) => number;
  chance: (probability: number) => boolean;
  pick: <T>(items: readonly T[]) => T;
  /** Like `pick`, but an item of weight 3 comes three times as often as one of weight 1. */
  pickWeighted: <T extends { weight: number }>(items: readonly T[]) => T;
  /** An ID as Logto makes them: `0-9a-z`. */
  id: (length: number) => string;
  /** An opaque value as OpenID Connect makes them: base64url. */
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
  if (items.length === 0) throw new RangeError('There is nothing to pick from.');
  return items[index] as T;
}

/**
 * sfc32 by Chris Doty-Humphrey. Its state of 128 bits matters: with one of 32 bits, two of a million IDs might well
 * start at the same state and be equal.
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
  // The first outputs of similar seeds are similar.
  for (let i = 0; i < 16; i += 1) next();
  return next;
}
