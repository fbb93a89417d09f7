import {
  maxJudgedLength,
  passwordIssues,
  type PasswordPolicy,
  restrictedTexts,
  type UserInfo,
} from './password-policy.ts';

/** Draws a whole number from 0 to below `below`, each equally likely. */
export type Draw = (below: number) => number;

/** Length of a password in characters if the policy permits it; about 110 bits. */
const usualLength = 18;

/** Lowercase and capital letters, digits and symbols that are hard to confuse when a password is read out on the phone. */
const legible = ['abcdefghjkmnpqrstuvwxyz', 'ABCDEFGHJKLMNPQRSTUVWXYZ', '23456789', '!#$%*+-=?@_'] as const;

/** All characters that Logto supports but the space, which is lost when a password is copied. */
const supported = [
  'abcdefghijklmnopqrstuvwxyz',
  'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
  '0123456789',
  '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~',
] as const;

/** Passwords that are drawn from each alphabet: only policies with many restricted words refuse the first one. */
const tries = 20;

/**
 * Generates a password that meets the policy: of the usual length, or as close to it as the policy permits.
 *
 * @param user the user whose details the password must not mostly consist of
 * @param draw secure randomness
 * @returns undefined if none was found, such as for a minimum length above the maximum
 */
export function generatePassword(policy: PasswordPolicy, user: UserInfo | undefined, draw: Draw): string | undefined {
  const { min, max } = policy.length;
  const length = Math.max(1, min, Math.min(usualLength, max));
  if (length > max || length > maxJudgedLength) return undefined;
  const restricted = restrictedTexts(policy, user).filter((text) => text.length === 1);
  for (const alphabet of [legible, supported]) {
    const kinds = alphabet.map((characters) => ({
      characters,
      unrestricted: Array.from(characters).filter((character) => !restricted.includes(character.toLowerCase())),
    }));
    for (let tried = 0; tried < tries; tried += 1) {
      const password = drawn(kinds, { length, types: policy.characterTypes.min }, draw);
      if (passwordIssues(password, policy, user).length === 0) return password;
    }
  }
  return undefined;
}

/** Whether passwords can be generated for the user under the policy. */
export const canGeneratePassword = (policy: PasswordPolicy, user: UserInfo | undefined): boolean =>
  // Nothing is kept of this password, so that its randomness need not be secure.
  generatePassword(policy, user, (below) => Math.floor(Math.random() * below)) !== undefined;

type Kind = { characters: string; unrestricted: readonly string[] };

/**
 * Draws a character of as many kinds as possible, and the others from all kinds. Characters that are restricted on their own
 * are drawn only of kinds without others, and only if the policy requires these kinds.
 */
function drawn(kinds: readonly Kind[], { length, types }: { length: number; types: number }, draw: Draw): string {
  const usable = kinds.filter(({ unrestricted }) => unrestricted.length > 0);
  const unusable = kinds.filter(({ unrestricted }) => unrestricted.length === 0);
  const needed = [
    ...shuffled(usable, draw).map(({ unrestricted }) => unrestricted),
    ...shuffled(unusable, draw)
      .slice(0, Math.max(0, types - usable.length))
      .map(({ characters }) => Array.from(characters)),
  ].slice(0, length);
  const all = usable.flatMap(({ unrestricted }) => unrestricted);
  const others = Array.from({ length: length - needed.length }, () => all);
  return shuffled([...needed, ...others], draw)
    .map((from) => from[draw(Math.max(1, from.length))] ?? '')
    .join('');
}

/** Returns the items in random order (Fisher-Yates). */
function shuffled<T>(items: readonly T[], draw: Draw): T[] {
  const rest = [...items];
  return items.flatMap(() => rest.splice(draw(rest.length), 1));
}
