/** Unambiguous characters: no 0 O o, 1 l I i, and no quotes or slashes that break when copied. */
const alphabets = ['abcdefghjkmnpqrstuvwxyz', 'ABCDEFGHJKLMNPQRSTUVWXYZ', '23456789', '!#$%*+-=?@_'] as const;

const alphabet = alphabets.join('');
const bitsPerCharacter = Math.log2(alphabet.length);

/** Gives more than 80 bits of entropy. */
const preferredLength = 18;

export type PasswordConstraints = {
  min: number;
  max: number;
  /** Returns whether a candidate satisfies all other rules. */
  isAccepted: (candidate: string) => boolean;
};

/**
 * Generates a cryptographically random password with characters of every kind, of the preferred length if the
 * constraints allow it. `bits` is its entropy.
 *
 * @throws {Error} if no candidate is accepted, which only contradictory rules cause
 */
export function generatePassword({ min, max, isAccepted }: PasswordConstraints): { password: string; bits: number } {
  const length = Math.max(min, Math.min(max, preferredLength));
  for (let attempt = 0; attempt < 1000; attempt += 1) {
    const password = Array.from({ length }, () => alphabet.charAt(randomBelow(alphabet.length))).join('');
    const hasEveryKind = length < alphabets.length || alphabets.every((kind) => containsOneOf(password, kind));
    if (hasEveryKind && isAccepted(password)) return { password, bits: Math.floor(length * bitsPerCharacter) };
  }
  throw new Error('No password satisfies these rules.');
}

const containsOneOf = (text: string, characters: string) =>
  Array.from(characters).some((character) => text.includes(character));

/** Returns a uniform integer from 0 to `limit` - 1; `limit` is at most 256. Biased values are rejected and redrawn. */
function randomBelow(limit: number): number {
  const unbiased = 256 - (256 % limit);
  const byte = new Uint8Array(1);
  do crypto.getRandomValues(byte);
  while ((byte[0] ?? 0) >= unbiased);
  return (byte[0] ?? 0) % limit;
}
