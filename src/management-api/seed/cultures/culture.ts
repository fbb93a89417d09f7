/** A name in its native script and in ASCII letters. */
export type Name = { native: string; latin: string };

export type Place = { locality: string; region: string; postalCode: string };

/** Names, phones, locale and places that fit together. */
export type Culture = {
  weight: number;
  /** ISO 3166-1, as in `profile.address.country`. */
  country: string;
  locale: string;
  zones: readonly string[];
  given: readonly Name[];
  family: readonly Name[];
  fullName: (given: string, family: string) => string;
  /**
   * International numbers in which each `x` is any digit: numbers reserved for fiction where a country has them, otherwise a
   * block of zeros that is unlikely to be assigned. Spaces are ignored.
   */
  phones: readonly string[];
  places: readonly Place[];
  /** Streets; `#` is the house number. */
  streets: readonly string[];
};

export const givenFirst = (given: string, family: string) => `${given} ${family}`;
export const familyFirst = (given: string, family: string) => `${family} ${given}`;
export const familyFirstJoined = (given: string, family: string) => `${family}${given}`;

/** Parses `Ada, Zoë, 陈 chen`: comma-separated names, each followed by its Latin form unless it can be derived. */
export const names = (list: string): Name[] =>
  list.split(',').map((entry) => {
    const [native = '', latin = romanise(native)] = entry.trim().split(/\s+/);
    return { native, latin };
  });

/** Parses `Town|Region|12345; Town|Region|12345`. */
export const places = (list: string): Place[] =>
  list.split(';').map((entry) => {
    const [locality = '', region = '', postalCode = ''] = entry.trim().split('|');
    return { locality, region, postalCode };
  });

/** Letters that Unicode does not decompose into a base letter and a mark. */
const undecomposed: Record<string, string> = {
  ß: 'ss',
  ł: 'l',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  đ: 'd',
  ı: 'i',
  þ: 'th',
  ð: 'd',
};

const romanise = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[ßłøæœđıþð]/g, (letter) => undecomposed[letter] ?? letter)
    .normalize('NFD')
    .replace(/[^a-z]/g, '');
