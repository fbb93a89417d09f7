/** A character to say: the key of its name in `signInHelp.spelling.character`, or itself if it has none. */
export type SpelledCharacter = { name: string; isCapital: boolean };

/** The parts of a password between hyphens, each with its characters. */
export function spelledParts(password: string): { part: string; characters: SpelledCharacter[] }[] {
  return password.split('-').map((part) => ({
    part,
    characters: Array.from(part, (character) => ({
      name: character.toLowerCase(),
      isCapital: /[A-Z]/.test(character),
    })),
  }));
}
