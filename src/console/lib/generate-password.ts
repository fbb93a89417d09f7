/** Characters that are hard to take for one another: no 0 O o, 1 l I i, and no quotes or slashes that break in transit. */
const alphabets = ['abcdefghjkmnpqrstuvwxyz', 'ABCDEFGHJKLMNPQRSTUVWXYZ', '23456789', '!#$%*+-=?@_'] as const;

const alphabet = alphabets.join('');
const bitsPerCharacter = Math.log2(alphabet.length);

/** Long enough for 80 bits with room to spare. */
const comfortableLength = 18;

export type PasswordConstraints = {
  min: number;
  max: number;
  /** Whether a candidate keeps every other rule; those that do not are thrown away. */
  isAccepted: (candidate: string) => boolean;
};

/**
 * A random password with every kind of character, from the browser's cryptographic source, as long as the constraints let
 * it be up to a comfortable length. `bits` is its entropy.
 *
 * @throws {Error} when no candidate is accepted, which only contradictory rules bring about
 */
export function generatePassword({ min, max, isAccepted }: PasswordConstraints): { password: string; bits: number } {
  const length = Math.max(min, Math.min(max, comfortableLength));
  for (let attempt = 0; attempt < 1000; attempt += 1) {
    const password = Array.from({ length }, () => alphabet.charAt(randomBelow(alphabet.length))).join('');
    const hasEveryKind = length < alphabets.length || alphabets.every((kind) => containsOneOf(password, kind));
    if (hasEveryKind && isAccepted(password)) return { password, bits: Math.floor(length * bitsPerCharacter) };
  }
  throw new Error('No password keeps these rules.');
}

const containsOneOf = (text: string, characters: string) =>
  Array.from(characters).some((character) => text.includes(character));

/** A uniform integer from 0 to `limit` - 1; `limit` is at most 256. Values that would favor the low end are drawn again. */
function randomBelow(limit: number): number {
  const unbiased = 256 - (256 % limit);
  const byte = new Uint8Array(1);
  do crypto.getRandomValues(byte);
  while ((byte[0] ?? 0) >= unbiased);
  return (byte[0] ?? 0) % limit;
}
